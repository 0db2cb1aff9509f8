import RhatchetProtocol
import RhatchetSimulation
import RhatchetTestSupport

/// Random scenarios on three models, of which two share a file; most steps are open to their role and lead on.
struct RandomScenario {
    private var random: Seeded
    private var scenario: Scenario
    private var timeline: Timeline
    private var now = Instant(milliseconds: 0)

    /// The same seed gives the same scenario.
    static func make(_ seed: UInt64, steps: Int) -> Scenario {
        var maker = RandomScenario(seed)
        for _ in 0..<steps { maker.addStep() }
        maker.scenario.until = maker.now + .minutes(Int64(seed % 180))
        return maker.scenario
    }

    private init(_ seed: UInt64) {
        self.random = Seeded(seed)
        var policy = Policy(self.random.pick([.hybrid, .hybrid, .centralized, .expert], or: .hybrid))
        policy.onReviewOverdue = self.random.pick([.pause, .stand], or: .pause)
        policy.authorize = .minutes(self.random.pick([10, 25], or: 10))
        let models = [
            ModelDeclaration("model_1", expectations: Self.rows, file: "shared.py"),
            ModelDeclaration("model_2", phase: .design, file: "shared.py"), ModelDeclaration("model_3", trial: true),
        ]
        self.scenario = Scenario(policy: policy, models: models)
        self.timeline = Timeline(self.scenario.beginning)
    }

    private static let rows = [
        ExpectationRow(parameter: "target_accept", design: .double(0.65), min: 0.6, max: 0.99),
        ExpectationRow(parameter: "draws", design: .int(1000), min: 1000, mustNotSimplify: true),
    ]

    /// What each role may do in each state, as far as the state alone decides it.
    private static let open: [IncidentState: [(role: Role, name: CommandName)]] = {
        var open: [IncidentState: [(role: Role, name: CommandName)]] = [:]
        for role in Role.allCases {
            for name in CommandName.allCases where name.roles.contains(role) {
                for state in name.states(for: role) { open[state, default: []].append((role, name)) }
            }
        }
        for state in [IncidentState.ready, .applied] { open[state, default: []].append((.modelTrainer, .resume)) }
        return open
    }()

    private mutating func addStep() {
        self.now =
            self.now
            + .milliseconds(self.random.pick([0, 0, 0, 1, 60_000, 120_000, 300_000, 420_000, 1_800_001], or: 0))
        let step = self.openStep() ?? self.anyStep()
        self.scenario.steps.append(step)
        self.timeline.take(step)
    }

    /// A step that the incident waits for; nil now and then, and where nothing is open.
    private mutating func openStep() -> ScenarioStep? {
        let open = self.timeline.state.incidents.filter { !$0.state.isTerminal }
        guard self.chance(3, of: 4), let incident = open.randomElement(using: &self.random) else { return nil }
        let aside: Set<CommandName> = [.rewind, .terminate, .recall, .decline, .pause, .delegate]
        let isPatient = self.chance(9, of: 10)
        let choices = Self.open[incident.state, default: []].filter { !isPatient || !aside.contains($0.name) }
        guard let choice = choices.randomElement(using: &self.random) else { return nil }
        return self.step(choice.role, self.random.command(choice.name, on: incident.id))
    }

    private mutating func anyStep() -> ScenarioStep {
        let id = IncidentID(rawValue: self.random.pick([1, 2, 3, 4, 9], or: 1))
        let often: [CommandName] = [.report, .report, .report, .start, .message]
        let name = self.random.pick(self.chance(1, of: 2) ? often : CommandName.allCases, or: .report)
        let writers: [Role] = [.modeler, .codeTranslator]
        let owners = name == .message ? writers : name.roles.sorted()
        let role = self.random.pick(self.chance(3, of: 4) ? owners : Role.allCases, or: .director)
        guard self.chance(9, of: 10) else {
            let refusal = Refusal(.malformed, "seeded", hint: "none")
            return ScenarioStep(at: self.now, by: role, .malformed(name, subject: .incident(id), refusal))
        }
        return self.step(role, self.random.command(name, on: id))
    }

    private func step(_ role: Role, _ command: Command) -> ScenarioStep {
        ScenarioStep(at: self.now, by: role, .command(command))
    }

    private mutating func chance(_ count: Int, of all: Int) -> Bool {
        Int.random(in: 0..<all, using: &self.random) < count
    }
}
