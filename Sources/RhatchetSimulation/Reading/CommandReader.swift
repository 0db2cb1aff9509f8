import RhatchetConfiguration
import RhatchetProtocol
import Yams

/// Makes the command of a step out of its payload.
///
/// Whatever is wrong here is the step's own: it is refused as `malformed`.
struct CommandReader {
    let payload: Payload

    private var read: ValueReader { self.payload.read }

    func command() throws -> Command {
        switch self.payload.command {
        case .start: .start(model: try self.payload.model())
        case .complete: .complete(model: try self.payload.model())
        case .report: .report(model: try self.payload.model(), finding: try self.needed("finding", self.read.finding))
        case .delegate: try self.delegate()
        case .consult: .consult(incident: try self.incident(), category: try self.given("category", self.read.choice))
        case .advise: .advise(incident: try self.incident(), advice: try self.advice())
        case .decide: try self.decide()
        case .ask: .ask(incident: try self.incident(), text: try self.needed("text", self.read.text))
        case .answer: try self.answer()
        case .submit: .submit(incident: try self.incident(), submission: try self.submission())
        case .validate: .validate(incident: try self.incident(), verdict: try self.given("verdict", self.read.choice))
        case .approve: .approve(incident: try self.incident(), reason: try self.reason())
        case .refuse: .refuse(incident: try self.incident(), reason: try self.reason())
        case .pause: .pause(subject: try self.payload.subject())
        case .resume: .resume(subject: try self.payload.subject())
        case .verify: .verify(incident: try self.incident(), passed: try self.needed("passed", self.read.flag))
        case .authorize: .authorize(incident: try self.incident(), authorization: try self.authorization())
        case .decline: .decline(incident: try self.incident(), reason: try self.reason())
        case .apply: .apply(incident: try self.incident(), changes: try self.given("changes", self.read.changes))
        case .recall: .recall(incident: try self.incident(), reason: try self.reason())
        case .review: try self.review()
        case .rewind: .rewind(incident: try self.incident(), reason: try self.reason())
        case .terminate: .terminate(incident: try self.incident(), reason: try self.reason())
        case .message: try self.message()
        case .availability: try self.availability()
        case .expectations:
            .expectations(model: try self.payload.model(), rows: try self.needed("rows", self.read.rows))
        }
    }
}

/// The payloads of more than two parts.
extension CommandReader {
    private func delegate() throws -> Command {
        .delegate(
            incident: try self.incident(),
            to: try self.needed("to", self.read.choice),
            category: try self.given("category", self.read.choice),
            guidance: try self.guidance()
        )
    }

    private func advice() throws -> Advice {
        Advice(
            analysis: try self.given("analysis", self.read.text),
            recommendation: try self.given("recommendation", self.read.text),
            fixClass: try self.given("class", self.read.choice),
            changes: try self.given("changes", self.read.changes) ?? [],
            rewind: try self.given("rewind", self.read.flag) ?? false
        )
    }

    private func decide() throws -> Command {
        .decide(
            incident: try self.incident(),
            option: try self.needed("option", self.read.choice),
            guidance: try self.guidance()
        )
    }

    private func answer() throws -> Command {
        .answer(
            incident: try self.incident(),
            text: try self.needed("text", self.read.text),
            outcome: try self.needed("outcome", self.read.choice)
        )
    }

    private func submission() throws -> Submission {
        Submission(
            fixClass: try self.needed("class", self.read.choice),
            changes: try self.given("changes", self.read.changes) ?? []
        )
    }

    private func authorization() throws -> Authorization {
        Authorization(
            diagnosis: try self.needed("diagnosis", self.read.text),
            rationale: try self.given("rationale", self.read.text),
            changes: try self.needed("changes", self.read.someChanges)
        )
    }

    private func review() throws -> Command {
        .review(
            incident: try self.incident(),
            verdict: try self.needed("verdict", self.read.choice),
            reason: try self.reason()
        )
    }

    private func message() throws -> Command {
        .message(
            subject: try self.payload.subject(),
            to: try self.needed("to", self.read.choice),
            text: try self.needed("text", self.read.text),
            channel: try self.given("channel", self.read.choice) ?? .report
        )
    }

    private func availability() throws -> Command {
        .availability(
            role: try self.needed("role", self.read.choice),
            available: try self.needed("available", self.read.flag)
        )
    }
}

/// The parts themselves.
extension CommandReader {
    private func incident() throws -> IncidentID { try self.payload.incident() }

    private func reason() throws -> String? { try self.given("reason", self.read.text) }

    private func guidance() throws -> String? { try self.given("guidance", self.read.guidance) ?? nil }

    private func needed<Value>(_ key: String, _ read: (Node) throws -> Value) throws -> Value {
        try self.payload.needed(key, read)
    }

    private func given<Value>(_ key: String, _ read: (Node) throws -> Value) throws -> Value? {
        try self.payload.given(key, read)
    }
}
