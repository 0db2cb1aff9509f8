import RhatchetConfiguration
import RhatchetProtocol
import Yams

extension ValueReader {
    static let changeKeys = ["parameter", "from", "to", "file", "line"]

    /// The changes of a fix, in the order of the file.
    func changes(_ node: Node) throws -> [Change] {
        try self.list(self.change)(node)
    }

    /// Changes of which there must be one.
    func someChanges(_ node: Node) throws -> [Change] {
        let changes = try self.changes(node)
        guard !changes.isEmpty else { throw self.nodes.error(node, "'changes' is empty; at least one is needed") }
        return changes
    }

    /// A fix of data may name a file and no parameter, which then is the empty one.
    private func change(_ node: Node) throws -> Change {
        let values = try self.nodes.values(node, known: Self.changeKeys)
        return Change(
            parameter: try values["parameter"].map(self.text) ?? "",
            from: values["from"].map(self.literal),
            to: values["to"].map(self.literal),
            file: try values["file"].map(self.text),
            line: try values["line"].map(self.whole)
        )
    }

    private func literal(_ node: Node) -> Value {
        if let int = node.int { return .int(int) }
        if let double = node.float, double.isFinite { return .double(double) }
        if let bool = node.bool { return .bool(bool) }
        return .string(Self.source(node))
    }

    /// A list or a map, such as `initvals` can be, as the source text of a literal.
    private static func source(_ node: Node) -> String {
        switch node {
        case .scalar(let scalar): scalar.string
        case .sequence(let elements): "[\(elements.map(self.source).joined(separator: ", "))]"
        case .mapping(let pairs):
            "{\(pairs.map { "\(self.source($0.key)): \(self.source($0.value))" }.sorted().joined(separator: ", "))}"
        case .alias: ""
        }
    }
}
