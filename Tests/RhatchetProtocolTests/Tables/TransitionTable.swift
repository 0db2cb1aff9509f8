import RhatchetProtocol

/// Every transition that an exploration has met, under which policies.
struct TransitionTable {
    private var policies: [Transition: Set<PolicyName>] = [:]

    /// - Parameter depth: how far the exploration goes, as `Exploration.Bounds` has it.
    init(depth: Int) {
        for policy in PolicyName.allCases {
            let beginning = ProtocolState(policy: Policy(policy), models: [ModelDeclaration("model_1")])
            let bounds = Exploration.Bounds(rounds: 2, depth: depth)
            var exploration = Exploration(.steps(policy), from: beginning, bounds: bounds)
            exploration.run { edge in
                self.policies[Transition(edge, of: "model_1"), default: []].insert(policy)
                return true
            }
        }
    }

    var page: String {
        let states = ["no open incident"] + IncidentState.allCases.map(\.rawValue)
        return Self.introduction + states.map(self.section).joined()
    }

    private static let introduction = """
        # What leads where

        Made by `TransitionTests` from an exploration of the machine itself: everything that a role or a deadline can do in every
        state, in two rounds of an incident, with each payload that decides differently. What is not here is refused. Do not
        edit: a test compares this page.

        Several rows for one step differ in their events: `training.paused` stands where the training still ran, and a `resume`
        leads on only where a restart is approved or authorised. Availability, expectations and messages change no state and are
        left out; [authority.md](authority.md) has them.

        """

    private func section(_ state: String) -> String {
        let rows = self.policies.keys.filter { $0.from == state }.sorted {
            ($0.order, $0.cause, $0.next, $0.events) < ($1.order, $1.cause, $1.next, $1.events)
        }
        guard !rows.isEmpty else { return "" }
        let head = "\n## \(state)\n\n| what happens | next | events, in order | policies |\n|---|---|---|---|\n"
        return head + rows.map(self.line).joined()
    }

    func line(_ row: Transition) -> String {
        let names = PolicyName.allCases.filter { self.policies[row]?.contains($0) == true }
        let policies = names.count == PolicyName.allCases.count ? "all" : names.map(\.rawValue).joined(separator: ", ")
        return "| \(row.cause) | \(row.next) | \(row.events) | \(policies) |\n"
    }

    /// Every row without its policies.
    var rows: [String] { self.policies.keys.map { "| \($0.cause) | \($0.next) | \($0.events) |" } }
}
