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
            from: try values["from"].map(self.literal),
            to: try values["to"].map(self.literal),
            file: try values["file"].map(self.text),
            line: try values["line"].map(self.whole)
        )
    }

    private func literal(_ node: Node) throws -> Value {
        if let int = node.int { return .int(int) }
        if let double = node.float, double.isFinite { return .double(double) }
        if let bool = node.bool { return .bool(bool) }
        return .string(try self.text(node))
    }
}
