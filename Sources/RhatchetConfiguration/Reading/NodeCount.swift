import Yams

/// Counts nodes with aliases written out, as a reader meets them: a few lines can stand for millions.
enum NodeCount {
    /// What no honest text reaches by its aliases; without them a node takes a byte of the text at least.
    private static let mostByAliases = 100_000

    /// Whether a text says no more than it is long.
    static func isHonest(_ root: Node, in text: String) -> Bool {
        let most = Self.mostByAliases + text.utf8.count
        var count = 0
        var waiting = [root]
        while let node = waiting.popLast() {
            count += 1
            guard count <= most else { return false }
            switch node {
            case .mapping(let mapping): for (key, value) in mapping { waiting += [key, value] }
            case .sequence(let sequence): waiting += sequence
            case .scalar, .alias: break
            }
        }
        return true
    }
}
