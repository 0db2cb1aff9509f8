import RhatchetProtocol

/// By whom and in which states a step is open, as its help says it: from the functions that decide.
enum Opening {
    /// Says it as in `By the modeler in 'escalated' or 'authorized'; by the code translator in 'authorized'`.
    static func of(_ command: CommandName) -> String {
        let clauses = command.roles.sorted().reduce(into: [Clause]()) { clauses, role in
            let states = IncidentState.allCases.filter(command.states(for: role).contains)
            if clauses.last?.states == states {
                clauses[clauses.count - 1].roles.append(role)
            } else {
                clauses.append(Clause(roles: [role], states: states))
            }
        }
        let text = clauses.map(\.text).joined(separator: "; ")
        return text.prefix(1).uppercased() + text.dropFirst() + "."
    }

    private struct Clause {
        var roles: [Role]
        let states: [IncidentState]

        var text: String {
            let open = IncidentState.allCases.filter { !$0.isTerminal }
            let place =
                self.states == open ? "any open incident" : Opening.either(self.states.map { "'\($0.rawValue)'" })
            let roles = self.roles.map { "the \($0.rawValue.replacing("_", with: " "))" }
            return "by \(Opening.either(roles)) in \(place)"
        }
    }

    /// `a`, `a or b`, `a, b or c`.
    private static func either(_ words: [String]) -> String {
        guard let last = words.last, words.count > 1 else { return words.joined() }
        return words.dropLast().joined(separator: ", ") + " or " + last
    }
}
