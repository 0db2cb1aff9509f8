import RhatchetProtocol
import Testing

/// Everything that can happen, on the real machine: to one model in two rounds under every policy, and to two models
/// that share a file.
///
/// A debug build, which is for `make check`, looks five steps far; the release build of `make test` goes all the way.
@Suite(.serialized) struct ExplorationTests {
    #if DEBUG
        private static let depth = 5
    #else
        private static let depth = Int.max
    #endif

    @Test(arguments: [
        (PolicyName.hybrid, OverdueReview.pause, 2), (.hybrid, .stand, 1), (.centralized, .pause, 2),
        (.expert, .pause, 2),
    ])
    func `no road leads past a safeguard, and every incident can end`(
        name: PolicyName,
        overdue: OverdueReview,
        rounds: Int
    ) {
        var policy = Policy(name)
        policy.onReviewOverdue = overdue
        let beginning = ProtocolState(policy: policy, models: [ModelDeclaration("model_1", phase: .design)])
        let bounds = Exploration.Bounds(rounds: rounds, depth: Self.depth)
        var exploration = Exploration(.whole(name), from: beginning, bounds: bounds)
        Self.expectNothingBroken(&exploration, "\(name), review overdue: \(overdue), rounds: \(rounds)")
    }

    @Test func `two models that share a file do not lead each other past a safeguard`() {
        var exploration = Self.twoModels(on: .real)
        Self.expectNothingBroken(&exploration, "two models")
    }

    @Test(arguments: Mutant.all) func `a deliberately wrong rule is found`(mutant: Mutant) {
        let searches = [Self.oneModel(.hybrid, on: mutant.machine), Self.oneModel(.centralized, on: mutant.machine)]
        let isFound = (searches + [Self.twoModels(on: mutant.machine)]).contains { search in
            var (search, isFound) = (search, false)
            search.run { edge in
                isFound = !mutant.found.holds(edge)
                return !isFound
            }
            return isFound
        }
        #expect(isFound)
    }

    @Test func `an incident that cannot end is found`() {
        let machine = Machine(
            decide: { state, action, now in
                let isStuck = action.command.incident.flatMap(state.incident)?.state == .approving
                return isStuck ? nil : Machine.real.decide(state, action, now)
            },
            fire: Machine.real.fire
        )
        let beginning = ProtocolState(policy: Policy(.centralized), models: [ModelDeclaration("model_1")])
        var exploration = Exploration(.coupled, from: beginning, bounds: Exploration.Bounds(rounds: 1), on: machine)
        exploration.run { _ in true }
        #expect(exploration.graph.lost > 0)
    }

    @Test func `every safeguard has a wrong rule that it alone is there for`() {
        let found = Set(Mutant.all.map(\.found.sentence))
        #expect(found == Set(Safeguard.all.map(\.sentence)))
    }

    private static func oneModel(_ name: PolicyName, on machine: Machine) -> Exploration {
        let beginning = ProtocolState(policy: Policy(name), models: [ModelDeclaration("model_1")])
        return Exploration(.whole(name), from: beginning, bounds: Exploration.Bounds(rounds: 1, depth: 7), on: machine)
    }

    /// Deadlines that never decide are the business of one incident alone, and left out here.
    private static func twoModels(on machine: Machine) -> Exploration {
        let models = ["model_1", "model_2"].map { ModelDeclaration(ModelName(rawValue: $0), file: "shared.py") }
        let kinds: Set<DeadlineKind> = [.authorize, .apply, .fix, .review]
        let bounds = Exploration.Bounds(rounds: 1, depth: Self.depth, kinds: kinds)
        return Exploration(.coupled, from: ProtocolState(models: models), bounds: bounds, on: machine)
    }

    private static func expectNothingBroken(_ exploration: inout Exploration, _ title: String) {
        var broken = Set<String>()
        exploration.run { edge in
            for rule in Safeguard.all where !rule.holds(edge) { broken.insert(rule.sentence) }
            return true
        }
        #expect(broken.isEmpty)
        let samples = exploration.compareSamples()
        #expect(samples.unlike == 0, "states that were taken for one and are not")
        let size = "\(exploration.states) states, \(exploration.edges) edges, depth \(exploration.depth)"
        print("explored \(title): \(size), compared \(samples.compared)")
        guard exploration.isComplete else { return }
        #expect(exploration.graph.lost == 0, "incidents that can never be closed")
        #expect(exploration.graph.hopeless == 0, "incidents that can only be rewound or terminated")
    }
}

extension Command {
    /// The incident that the command is about, where it names one.
    fileprivate var incident: IncidentID? {
        switch self.subject {
        case .incident(let id): id
        case .model, nil: nil
        }
    }
}
