import RhatchetProtocol
import Yams

/// Reads who fills which role.
struct ParticipantsReader {
    let nodes: NodeReader

    /// A role as the file fills it.
    struct Stated {
        var filling: Filling
        var backups: [Filling]
        var node: Node
    }

    func roles(_ node: Node, _ complaints: inout Complaints) -> [Role: Stated] {
        var roles: [Role: Stated] = [:]
        for (name, value) in self.nodes.entries(node, known: Role.allCases.map(\.rawValue), &complaints) {
            guard let role = Role(rawValue: name) else { continue }
            roles[role] = complaints.take { () throws(ConfigurationError) in try self.stated(value, of: role) }
        }
        return roles
    }

    private static let kinds = ["person", "rule", "command", "agent"]
    /// What may stand beside a command.
    private static let more = ["name", "limit"]

    private func stated(_ node: Node, of role: Role) throws(ConfigurationError) -> Stated {
        let entries = try self.nodes.entries(node, known: Self.kinds + Self.more + ["backups"])
        var stated = Stated(filling: try self.filling(entries, node, of: role), backups: [], node: node)
        guard let list = entries.first(where: { $0.0 == "backups" })?.1 else { return stated }
        guard let backups = list.sequence else {
            throw self.nodes.error(
                list,
                "a list is expected here, each with one of \(Self.kinds.joined(separator: ", "))"
            )
        }
        for backup in backups {
            let entries = try self.nodes.entries(backup, known: Self.kinds + Self.more)
            stated.backups.append(try self.filling(entries, backup, of: role))
        }
        return stated
    }

    private func filling(
        _ entries: [(String, Node)],
        _ node: Node,
        of role: Role
    ) throws(ConfigurationError) -> Filling {
        let kinds = entries.filter { Self.kinds.contains($0.0) }
        guard let (kind, value) = kinds.first, kinds.count == 1 else {
            let known = Self.kinds.joined(separator: ", ")
            throw self.nodes.error(node, "'\(role.rawValue)' must be filled by exactly one of \(known)")
        }
        if kind != "command", let (key, more) = entries.first(where: { Self.more.contains($0.0) }) {
            throw self.nodes.error(more, "'\(key)' belongs to a command, and here stands '\(kind)'")
        }
        switch kind {
        case "agent": return .agent(try self.nodes.string(value))
        case "person": return .person(try self.nodes.string(value))
        case "rule": return .rule(try self.rule(value, of: role))
        default: return .command(try self.program(value, entries))
        }
    }

    private func program(_ node: Node, _ entries: [(String, Node)]) throws(ConfigurationError) -> Program {
        let words = try self.nodes.words(node, "the program, then its arguments")
        let name = entries.first { $0.0 == "name" }?.1
        let limit = entries.first { $0.0 == "limit" }?.1
        return Program(
            words,
            name: try name.map { (node) throws(ConfigurationError) in try self.nodes.string(node) },
            limit: try limit.map { (node) throws(ConfigurationError) in try self.limit(node) } ?? Program.usualLimit
        )
    }

    private func limit(_ node: Node) throws(ConfigurationError) -> TimeAmount {
        let limit = try self.nodes.duration(node)
        guard Program.limits.contains(limit) else {
            throw self.nodes.error(node, "'limit' must lie between 1s and 30m, after which whoever stands in is asked")
        }
        return limit
    }

    private func rule(_ node: Node, of role: Role) throws(ConfigurationError) -> BuiltInRule {
        let name = try self.nodes.string(node)
        let known = BuiltInRule.allCases.filter { $0.role == role }.map(\.rawValue)
        guard let rule = BuiltInRule(rawValue: name), rule.role == role else {
            let allowed = known.isEmpty ? "this role has no built-in rule" : "known: \(known.joined(separator: ", "))"
            throw self.nodes.error(node, "'\(name)' is no rule for '\(role.rawValue)'; \(allowed)")
        }
        return rule
    }
}
