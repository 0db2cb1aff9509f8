import RhatchetConfiguration
import RhatchetProtocol

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
        case .report:
            .report(model: try self.payload.model(), finding: try self.payload.needed("finding", self.read.finding))
        case .pause: .pause(subject: try self.payload.subject())
        case .resume: .resume(subject: try self.payload.subject())
        case .message: try self.message()
        case .availability:
            .availability(
                role: try self.payload.needed("role", self.read.choice),
                available: try self.payload.needed("available", self.read.flag)
            )
        case .expectations:
            .expectations(model: try self.payload.model(), rows: try self.payload.needed("rows", self.read.rows))
        case .delegate, .consult, .advise, .decide, .ask, .answer, .submit, .validate, .approve, .refuse, .verify,
            .authorize, .decline, .apply, .recall, .review, .rewind, .terminate:
            try self.command(on: self.payload.incident())
        }
    }

    private func command(on incident: IncidentID) throws -> Command {
        switch self.payload.command {
        case .delegate: try self.delegate(incident)
        case .consult: .consult(incident: incident, category: try self.payload.given("category", self.read.choice))
        case .advise: .advise(incident: incident, advice: try self.advice())
        case .decide: try self.decide(incident)
        case .ask: .ask(incident: incident, text: try self.payload.needed("text", self.read.text))
        case .answer: try self.answer(incident)
        case .submit: .submit(incident: incident, submission: try self.submission())
        case .validate: .validate(incident: incident, verdict: try self.payload.given("verdict", self.read.choice))
        case .approve: .approve(incident: incident, reason: try self.reason())
        case .refuse: .refuse(incident: incident, reason: try self.reason())
        case .verify: .verify(incident: incident, passed: try self.payload.needed("passed", self.read.flag))
        case .authorize: .authorize(incident: incident, authorization: try self.authorization())
        case .decline: .decline(incident: incident, reason: try self.reason())
        case .apply: .apply(incident: incident, changes: try self.payload.given("changes", self.read.changes))
        case .recall: .recall(incident: incident, reason: try self.reason())
        case .review: try self.review(incident)
        case .rewind: .rewind(incident: incident, reason: try self.reason())
        case .terminate: .terminate(incident: incident, reason: try self.reason())
        case .start, .complete, .report, .pause, .resume, .message, .availability, .expectations: try self.command()
        }
    }
}

/// The payloads of more than one part.
extension CommandReader {
    private func reason() throws -> String? { try self.payload.given("reason", self.read.text) }

    private func guidance() throws -> String? { try self.payload.given("guidance", self.read.guidance) ?? nil }

    private func message() throws -> Command {
        .message(
            subject: try self.payload.subject(),
            to: try self.payload.needed("to", self.read.choice),
            text: try self.payload.needed("text", self.read.text),
            channel: try self.payload.given("channel", self.read.choice) ?? .report
        )
    }

    private func delegate(_ incident: IncidentID) throws -> Command {
        .delegate(
            incident: incident,
            to: try self.payload.needed("to", self.read.choice),
            category: try self.payload.given("category", self.read.choice),
            guidance: try self.guidance()
        )
    }

    private func decide(_ incident: IncidentID) throws -> Command {
        let option: Option = try self.payload.needed("option", self.read.choice)
        return .decide(incident: incident, option: option, guidance: try self.guidance())
    }

    private func answer(_ incident: IncidentID) throws -> Command {
        let outcome: Outcome = try self.payload.needed("outcome", self.read.choice)
        return .answer(incident: incident, text: try self.payload.needed("text", self.read.text), outcome: outcome)
    }

    private func review(_ incident: IncidentID) throws -> Command {
        let verdict: ReviewVerdict = try self.payload.needed("verdict", self.read.choice)
        return .review(incident: incident, verdict: verdict, reason: try self.reason())
    }

    private func advice() throws -> Advice {
        Advice(
            analysis: try self.payload.given("analysis", self.read.text),
            recommendation: try self.payload.given("recommendation", self.read.text),
            fixClass: try self.payload.given("class", self.read.choice),
            changes: try self.payload.given("changes", self.read.changes) ?? [],
            rewind: try self.payload.given("rewind", self.read.flag) ?? false
        )
    }

    private func submission() throws -> Submission {
        Submission(
            fixClass: try self.payload.needed("class", self.read.choice),
            changes: try self.payload.given("changes", self.read.changes) ?? []
        )
    }

    private func authorization() throws -> Authorization {
        Authorization(
            diagnosis: try self.payload.needed("diagnosis", self.read.text),
            rationale: try self.payload.given("rationale", self.read.text),
            changes: try self.payload.needed("changes", self.read.someChanges)
        )
    }
}
