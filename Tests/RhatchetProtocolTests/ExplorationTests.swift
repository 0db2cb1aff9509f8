import RhatchetProtocol
import Testing

/// Everything that can happen to one model in two rounds, under every policy.
@Suite struct ExplorationTests {
    @Test(arguments: [
        (PolicyName.hybrid, OverdueReview.pause), (.hybrid, .stand), (.centralized, .pause), (.expert, .pause),
    ])
    func `no road leads past a safeguard`(name: PolicyName, overdue: OverdueReview) {
        var policy = Policy(name)
        policy.onReviewOverdue = overdue
        var exploration = Exploration(ProtocolState(policy: policy, models: [ModelDeclaration("model_1")]))
        var broken = Set<String>()
        exploration.run { edge in
            for rule in Self.rules(overdue) where !rule.holds(edge) { broken.insert(rule.name) }
            return true
        }
        #expect(broken.isEmpty)
        #expect(exploration.states > 100)
        print(
            "\(name) \(overdue): \(exploration.states) states, \(exploration.edges) edges, depth \(exploration.depth)"
        )
    }

    @Test func `a machine that lets an overdue training stand is found out`() {
        var policy = Policy()
        policy.onReviewOverdue = .stand
        var exploration = Exploration(ProtocolState(policy: policy, models: [ModelDeclaration("model_1")]))
        var isFound = false
        exploration.run { edge in
            isFound = !Self.isHeldWhileOverdue(edge)
            return !isFound
        }
        #expect(isFound)
    }

    private typealias Rule = (name: String, holds: @Sendable (Exploration.Edge) -> Bool)

    private static func rules(_ overdue: OverdueReview) -> [Rule] {
        switch overdue {
        case .pause: Self.rules + [("a training never runs past an overdue review", Self.isHeldWhileOverdue)]
        case .stand: Self.rules
        }
    }

    private static let rules: [Rule] = [
        ("no restart without an approval or an authorisation", Self.isRestartCleared),
        ("no file changes without an authorisation or a submission", Self.isChangeAuthorised),
        ("one emergency per model", Self.isEmergencyFirst),
        ("a closed incident never changes", Self.areClosedUnchanged),
        ("an escalated training stands still until the fix is applied", Self.isStillWhileEscalated),
    ]

    @Sendable private static func isHeldWhileOverdue(_ edge: Exploration.Edge) -> Bool {
        guard edge.after.incidents.last?.state == .overdue else { return true }
        return edge.after.models["model_1"]?.training != .running
    }

    @Sendable private static func isRestartCleared(_ edge: Exploration.Edge) -> Bool {
        guard edge.events.contains(where: { $0.name == .trainingResumed }) else { return true }
        let state = edge.before.openIncident(of: "model_1")?.state
        return state == .ready || state == .applied
            || edge.before.models["model_1"]?.training == .paused(by: .trainer)
    }

    @Sendable private static func isChangeAuthorised(_ edge: Exploration.Edge) -> Bool {
        guard edge.events.contains(where: { $0.name == .fixApplied }) else { return true }
        let incident = edge.before.openIncident(of: "model_1")
        return incident?.submission != nil || incident?.state == .authorized
    }

    @Sendable private static func isEmergencyFirst(_ edge: Exploration.Edge) -> Bool {
        let isActivated = edge.events.contains { $0.name == .emergencyActivated }
        return !isActivated || edge.before.models["model_1"]?.emergencyUsed == false
    }

    @Sendable private static func areClosedUnchanged(_ edge: Exploration.Edge) -> Bool {
        edge.before.incidents.filter(\.state.isTerminal).allSatisfy { edge.after.incident($0.id) == $0 }
    }

    @Sendable private static func isStillWhileEscalated(_ edge: Exploration.Edge) -> Bool {
        switch edge.after.incidents.last?.state {
        case .escalated, .authorized, .applied: edge.after.models["model_1"]?.training != .running
        default: true
        }
    }
}
