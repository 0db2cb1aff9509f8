import RhatchetProtocol
import Testing

/// A deadline that never decides (PROTOCOL 7): where it runs, when it is due, who is late, and what meets it.
struct Wait: Sendable, CustomTestStringConvertible {
    let kind: DeadlineKind
    let place: String
    let late: Role
    let due: String
    let play: Rehearsal
    let meet: Command

    var testDescription: String { "\(self.kind.rawValue) in \(self.place)" }

    static let all: [Wait] = Self.asked + Self.decided

    private static let asked: [Wait] = {
        var design = Rehearsal(models: [ModelDeclaration("model_1", phase: .design)])
        design.at("0:00", .modeler, Self.question(to: .codeTranslator))
        let analysis = Command.advise(incident: Cases.one, advice: Advice(analysis: "a"))
        return [
            Wait("reported", .triage, .director, "0:30", Self.reported, .consult(incident: Cases.one)),
            Wait("consulting", .analysis, .modeler, "0:16", Self.consulting, analysis),
            Wait(
                "consulting",
                .recommendation,
                .modeler,
                "0:31",
                Self.consulting,
                .advise(incident: Cases.one, advice: Cases.advice)
            ),
            Wait("fixing", .delegated, .codeTranslator, "0:33", .fixing(), Self.submit(Cases.bugfix)),
            Wait("Phase 1", .consultation, .codeTranslator, "2:00", design, Self.question(to: .modeler)),
        ]
    }()

    private static let decided: [Wait] = {
        let deciding = Self.consulting.then(at: "0:02", .modeler, .advise(incident: Cases.one, advice: Cases.advice))
        let questioned = Rehearsal.fixing().then(at: "0:04", .codeTranslator, .ask(incident: Cases.one, text: "?"))
        let approving = Rehearsal.fixing().then(at: "0:04", .codeTranslator, Self.submit(Cases.bugfix))
        let validating = Rehearsal.fixing().then(at: "0:04", .codeTranslator, Self.submit(Cases.parameterFix))
        let ready = approving.then(at: "0:05", .director, .approve(incident: Cases.one))
        let answer = Command.answer(incident: Cases.one, text: "!", outcome: .optional)
        let validate = Command.validate(incident: Cases.one, verdict: .pass)
        let resume = Command.resume(subject: .incident(Cases.one))
        return [
            Wait("deciding", .decision, .director, "0:32", deciding, .decide(incident: Cases.one, option: .accept)),
            Wait("questioned", .decision, .director, "0:34", questioned, answer),
            Wait("approving", .decision, .director, "0:34", approving, .approve(incident: Cases.one)),
            Wait("validating", .decision, .timeValidator, "0:34", validating, validate),
            Wait("ready", .decision, .modelTrainer, "0:35", ready, resume),
        ]
    }()

    private init(
        _ place: String,
        _ kind: DeadlineKind,
        _ late: Role,
        _ due: String,
        _ play: Rehearsal,
        _ meet: Command
    ) {
        self.place = place
        self.kind = kind
        self.late = late
        self.due = due
        self.play = play
        self.meet = meet
    }

    private static let reported: Rehearsal = {
        var play = Rehearsal(Policy(.centralized))
        play.at("0:00", .modelTrainer, .report(model: "model_1", finding: Cases.critical))
        return play
    }()
    private static let consulting = Self.reported.then(at: "0:01", .director, .consult(incident: Cases.one))

    private static func submit(_ submission: Submission) -> Command {
        .submit(incident: Cases.one, submission: submission)
    }

    private static func question(to role: Role) -> Command {
        .message(subject: .model("model_1"), to: role, text: "?", channel: .consultation)
    }
}

extension Rehearsal {
    /// The same with one more step.
    fileprivate func then(at time: String, _ role: Role, _ command: Command) -> Rehearsal {
        var play = self
        play.at(time, role, command)
        return play
    }

    /// The times at which a deadline of `kind` was missed, and who was late.
    func misses(_ kind: DeadlineKind) -> [(at: Instant, late: Role)] {
        self.events.compactMap { event in
            guard case .deadlineMissed(kind, let late) = event.fact else { return nil }
            return (event.at, late)
        }
    }
}
