import RhatchetEngine
import RhatchetProtocol
import RhatchetTestSupport

/// Seeded actions on one model: most are open to their role, so that they lead on.
enum RandomActions {
    static func play(_ seed: UInt64, of count: Int, store: MemoryStore, clock: ManualClock) throws -> Stage {
        var random = Seeded(seed)
        let stage = try Stage(store, clock: clock)
        for _ in 0..<count {
            clock.pass(.minutes(random.pick([0, 0, 1, 1, 2, 3, 5, 8, 13, 34, 61], or: 0)))
            let (role, command) = self.next(stage.engine.state, &random)
            try stage.act(role, command)
            if Bool.random(using: &random) { try stage.engine.tick() }
        }
        return stage
    }

    private static func next(_ state: ProtocolState, _ random: inout Seeded) -> (Role, Command) {
        let finding = random.pick([Cases.critical, Cases.warning, Cases.bug], or: Cases.critical)
        let report = (Role.modelTrainer, Command.report(model: "model_1", finding: finding))
        guard let incident = state.openIncident(of: "model_1")?.id, Int.random(in: 0..<6, using: &random) > 0 else {
            return random.pick([report, report, (.director, .start(model: "model_1"))], or: report)
        }
        let aside: Set<CommandName> = [.rewind, .terminate, .recall, .decline, .review]
        let isPatient = Int.random(in: 0..<5, using: &random) > 0
        let open = Role.allCases.flatMap { role in
            state.openCommands(for: role, on: incident)
                .filter { !isPatient || !aside.contains($0) }
                .compactMap { self.command($0, incident, &random) }
                .map { (role, $0) }
        }
        return random.pick(open, or: report)
    }

    private static func command(_ name: CommandName, _ id: IncidentID, _ random: inout Seeded) -> Command? {
        switch name {
        case .delegate: .delegate(incident: id, to: random.pick([.codeTranslator, .dataEngineer], or: .codeTranslator))
        case .consult: .consult(incident: id)
        case .advise:
            .advise(incident: id, advice: random.pick([Cases.advice, Advice(rewind: true)], or: Cases.advice))
        case .decide: .decide(incident: id, option: random.pick(Option.allCases, or: .accept))
        case .ask: .ask(incident: id, text: "is \"x\" meant\nas a unit?")
        case .answer: .answer(incident: id, text: "yes", outcome: random.pick(Outcome.allCases, or: .optional))
        case .submit:
            .submit(incident: id, submission: Submission(fixClass: .parameter, changes: Cases.changes))
        case .validate: .validate(incident: id)
        case .approve: .approve(incident: id, reason: "good")
        case .refuse: .refuse(incident: id, reason: "no")
        case .pause: .pause(subject: .incident(id))
        case .resume: .resume(subject: .incident(id))
        case .verify: .verify(incident: id, passed: Bool.random(using: &random))
        case .authorize: .authorize(incident: id, authorization: Cases.authorization)
        case .decline: .decline(incident: id, reason: "no")
        case .apply: .apply(incident: id)
        case .recall: .recall(incident: id)
        case .review: .review(incident: id, verdict: random.pick(ReviewVerdict.allCases, or: .grant))
        case .rewind: .rewind(incident: id)
        case .terminate: .terminate(incident: id)
        case .start, .complete, .report, .message, .availability, .expectations: nil
        }
    }
}
