import RhatchetProtocol
import RhatchetTestSupport

/// How a case came to where a command is tried.
enum Story {
    private static let one = Cases.one
    private static func says(_ role: Role, _ command: Command) -> [Step] { [Step(role, command)] }

    static let escalated = Self.says(.modelTrainer, Cases.report)
    static let authorized = Self.escalated + Self.says(.modeler, Cases.authorize)
    static let applied = Self.authorized + Self.says(.codeTranslator, Cases.apply)
    static let probation = Self.applied + Self.says(.modelTrainer, Cases.resume)

    static let sick = Self.says(.modelTrainer, .report(model: "model_1", finding: Cases.warning))
    static let consulting = Self.sick + Self.says(.director, .consult(incident: Self.one))
    static let deciding = Self.consulting + Self.says(.modeler, .advise(incident: Self.one, advice: Cases.advice))

    static let broken = Self.says(.modelTrainer, .report(model: "model_1", finding: Cases.bug))
    static let fixing = Self.broken + Self.says(.director, .delegate(incident: Self.one, to: .codeTranslator))
    static let mending = Self.broken + Self.says(.director, .delegate(incident: Self.one, to: .dataEngineer))
    static let questioned = Self.fixing + Self.says(.codeTranslator, .ask(incident: Self.one, text: "which group?"))
    static let validating = Self.fixing + Self.submit(.parameter)
    static let approving = Self.fixing + Self.submit(.bugfix)
    static let over = Self.broken + Self.says(.director, .terminate(incident: Self.one))

    static let paused = Self.says(.modelTrainer, .pause(subject: .model("model_1")))
    static let completed = Self.says(.modelTrainer, .complete(model: "model_1"))
    static let asked = Self.says(
        .codeTranslator,
        .message(subject: .model("model_1"), to: .modeler, text: "centred?", channel: .consultation)
    )

    private static func submit(_ fixClass: FixClass) -> [Step] {
        let changes = fixClass == .parameter ? Cases.changes : []
        let submission = Submission(fixClass: fixClass, changes: changes, analysis: "as asked")
        return Self.says(.codeTranslator, .submit(incident: Self.one, submission: submission))
    }
}
