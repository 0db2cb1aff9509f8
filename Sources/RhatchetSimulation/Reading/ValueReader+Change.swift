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
        var change = Change(parameter: "")
        for (key, value) in try self.nodes.entries(node, known: Self.changeKeys) where value.null == nil {
            switch key {
            case "parameter": change.parameter = try self.text(value)
            case "from": change.from = try self.literal(value)
            case "to": change.to = try self.literal(value)
            case "file": change.file = try self.text(value)
            default: change.line = try self.whole(value)
            }
        }
        return change
    }

    private func literal(_ node: Node) throws -> Value {
        if let int = node.int { return .int(int) }
        if let double = node.float, double.isFinite { return .double(double) }
        if let bool = node.bool { return .bool(bool) }
        return .string(try self.text(node))
    }
}
