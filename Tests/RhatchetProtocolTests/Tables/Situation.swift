import RhatchetProtocol

/// Where a model and its incident stand, brought there by real actions: what the authority table looks at.
struct Situation {
    let name: String
    let play: Rehearsal

    /// The state of the incident; nil where none was ever opened.
    var state: IncidentState? { self.play.incident()?.state }

    init(_ name: String, _ play: Rehearsal) {
        self.name = name
        self.play = play
    }
}

extension Situation {
    static func all(_ policy: PolicyName) -> [Situation] {
        let emergency = policy == .hybrid ? Self.emergency : []
        return Self.trainings(policy) + Self.standard(policy) + emergency + Self.ends(policy)
    }

    private static func trainings(_ policy: PolicyName) -> [Situation] {
        let design = Rehearsal(Policy(policy), models: [ModelDeclaration("model_1", phase: .design)])
        let running = Rehearsal(Policy(policy))
        return [
            Situation("Phase 1", design), Situation("training runs", running),
            Situation("training paused", running.then(.modelTrainer, .pause(subject: .model("model_1")))),
            Situation("training completed", running.then(.modelTrainer, .complete(model: "model_1"))),
        ]
    }

    private static func standard(_ policy: PolicyName) -> [Situation] {
        let (reported, consulting, deciding) = (Self.reported(policy), Self.consulting(policy), Self.deciding(policy))
        let fixing = reported.then(.director, .delegate(incident: Cases.one, to: .codeTranslator))
        let mending = reported.then(.director, .delegate(incident: Cases.one, to: .dataEngineer))
        let guided = reported.then(.director, .delegate(incident: Cases.one, to: .codeTranslator, guidance: "?"))
        let questioned = fixing.then(.codeTranslator, .ask(incident: Cases.one, text: "?"))
        let validating = fixing.then(.codeTranslator, .submit(incident: Cases.one, submission: Cases.parameterFix))
        let unfixed = deciding.then(.director, .decide(incident: Cases.one, option: .validate))
        let hopeless = questioned.then(.director, .answer(incident: Cases.one, text: "!", outcome: .designError))
        return [Situation("reported", reported)] + Self.unheard(policy) + [
            Situation("consulting", consulting), Situation("deciding", deciding), Situation("fixing", fixing),
            Situation("fixing, data_engineer", mending), Situation("fixing, guided", guided),
            Situation("questioned", questioned), Situation("validating", validating),
            Situation("validating, no fix yet", unfixed), Situation("approving", Self.approving(policy)),
            Situation("approving, design error", hopeless), Situation("ready", Self.ready(policy)),
            Situation("verifying", Self.verifying(policy)),
        ]
    }

    /// Convergence, on which the modeler has not been heard; under `expert` it never stands in `reported`.
    private static func unheard(_ policy: PolicyName) -> [Situation] {
        let report = Command.report(model: "model_1", finding: Cases.warning)
        let play = Rehearsal(Policy(policy)).then(.modelTrainer, report)
        return play.incident()?.state == .reported ? [Situation("reported, convergence", play)] : []
    }

    private static let emergency: [Situation] = {
        var (expired, overdue) = (Rehearsal.escalated(), Rehearsal.probation())
        expired.until("0:11")
        overdue.until("1:21")
        return [
            Situation("escalated", .escalated()), Situation("authorized", .authorized()),
            Situation("applied", .applied()), Situation("probation", .probation()), Situation("overdue", overdue),
            Situation("reported, expired", expired),
        ]
    }()

    private static func ends(_ policy: PolicyName) -> [Situation] {
        [
            Situation(
                "resolved",
                Self.verifying(policy).then(.modelTrainer, .verify(incident: Cases.one, passed: true))
            ),
            Situation("rewound", Self.reported(policy).then(.director, .rewind(incident: Cases.one))),
            Situation("terminated", Self.reported(policy).then(.director, .terminate(incident: Cases.one))),
        ]
    }
}

extension Situation {
    /// A finding that stays with the director under every policy.
    private static func reported(_ policy: PolicyName) -> Rehearsal {
        Rehearsal(Policy(policy)).then(.modelTrainer, .report(model: "model_1", finding: Cases.riddle))
    }

    private static func consulting(_ policy: PolicyName) -> Rehearsal {
        Self.reported(policy).then(.director, .consult(incident: Cases.one))
    }

    /// Under `expert` only an advised rewind is decided on.
    private static func deciding(_ policy: PolicyName) -> Rehearsal {
        let advice = policy == .expert ? Advice(rewind: true) : Cases.advice
        return Self.consulting(policy).then(.modeler, .advise(incident: Cases.one, advice: advice))
    }

    private static func approving(_ policy: PolicyName) -> Rehearsal {
        Self.reported(policy).then(.director, .delegate(incident: Cases.one, to: .codeTranslator))
            .then(.codeTranslator, .submit(incident: Cases.one, submission: Cases.bugfix))
    }

    private static func ready(_ policy: PolicyName) -> Rehearsal {
        Self.approving(policy).then(.director, .approve(incident: Cases.one))
    }

    private static func verifying(_ policy: PolicyName) -> Rehearsal {
        Self.ready(policy).then(.modelTrainer, .resume(subject: .incident(Cases.one)))
    }
}

extension Rehearsal {
    /// The same with one more step, a minute later.
    fileprivate func then(_ role: Role, _ command: Command) -> Rehearsal {
        var play = self
        play.at((self.last?.at ?? Instant(milliseconds: 0)) + .minutes(1), role, command)
        return play
    }
}
