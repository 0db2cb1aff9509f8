import RhatchetProtocol
import Yams

/// Reads who fills which role.
struct ParticipantsReader {
    let nodes: NodeReader

    func fillings(_ node: Node, _ complaints: inout Complaints) -> [Role: (filling: Filling, node: Node)] {
        var fillings: [Role: (filling: Filling, node: Node)] = [:]
        for (name, value) in self.nodes.entries(node, known: Role.allCases.map(\.rawValue), &complaints) {
            guard let role = Role(rawValue: name) else { continue }
            let filling = complaints.take { () throws(ConfigurationError) in try self.filling(value, of: role) }
            if let filling { fillings[role] = (filling, value) }
        }
        return fillings
    }

    private func filling(_ node: Node, of role: Role) throws(ConfigurationError) -> Filling {
        let entries = try self.nodes.entries(node, known: ["person", "rule", "command"])
        guard let (kind, value) = entries.first, entries.count == 1 else {
            throw self.nodes.error(node, "'\(role.rawValue)' must be filled by exactly one of person, rule, command")
        }
        switch kind {
        case "person": return .person(try self.nodes.string(value))
        case "rule": return .rule(try self.rule(value, of: role))
        default: return .command(try self.nodes.words(value, "the program, then its arguments"))
        }
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
