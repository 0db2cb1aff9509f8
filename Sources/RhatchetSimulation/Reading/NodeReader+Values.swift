import RhatchetConfiguration
import Yams

extension NodeReader {
    /// The values of a map under their keys, which must all be known; one that is null counts as absent.
    func values(_ node: Node, known: [String]) throws -> [String: Node] {
        let given = try self.entries(node, known: known).filter { $0.1.null == nil }
        return Dictionary(given) { first, _ in first }
    }
}

extension Node {
    /// A scalar as it is written; empty for a list or a map.
    var text: String { self.scalar?.string ?? "" }
}
