import RhatchetProtocol
import RhatchetTestSupport

extension Seeded {
    /// A command with a random payload.
    mutating func command(_ name: CommandName, on id: IncidentID) -> Command {
        let model = ModelName(
            rawValue: self.pick(["model_1", "model_1", "model_2", "model_3", "model_9"], or: "model_1")
        )
        let subject = self.pick([Subject.incident(id), .model(model)], or: .model(model))
        let guidance = self.pick([nil, "why"], or: nil)
        switch name {
        case .start: return .start(model: model)
        case .complete: return .complete(model: model)
        case .report: return .report(model: model, finding: self.finding())
        case .delegate: return .delegate(incident: id, to: self.delegate(), guidance: guidance)
        case .consult: return .consult(incident: id, category: self.pick([nil, nil, .data], or: nil))
        case .advise: return .advise(incident: id, advice: self.advice())
        case .decide: return .decide(incident: id, option: self.pick(Option.allCases, or: .accept), guidance: guidance)
        case .ask: return .ask(incident: id, text: "?")
        case .answer: return .answer(incident: id, text: "!", outcome: self.pick(Outcome.allCases, or: .optional))
        case .submit: return .submit(incident: id, submission: self.submission())
        case .validate: return .validate(incident: id, verdict: self.pick([nil, .pass, .fail], or: nil))
        case .approve: return .approve(incident: id)
        case .refuse: return .refuse(incident: id)
        case .pause: return .pause(subject: subject)
        case .resume: return .resume(subject: subject)
        case .verify: return .verify(incident: id, passed: Bool.random(using: &self))
        case .authorize: return .authorize(incident: id, authorization: self.authorization())
        case .decline: return .decline(incident: id)
        case .apply: return .apply(incident: id, changes: self.pick([nil, nil, nil, []], or: nil))
        case .recall: return .recall(incident: id)
        case .review: return .review(incident: id, verdict: self.pick(ReviewVerdict.allCases, or: .grant))
        case .rewind: return .rewind(incident: id)
        case .terminate: return .terminate(incident: id)
        case .message: return self.message(on: self.pick([subject, .model("model_2")], or: subject))
        case .availability:
            return .availability(
                role: self.pick([.modeler, .director], or: .modeler),
                available: Bool.random(using: &self)
            )
        case .expectations: return .expectations(model: model, rows: [])
        }
    }

    private mutating func delegate() -> Role {
        self.pick([.codeTranslator, .codeTranslator, .dataEngineer, .modeler], or: .codeTranslator)
    }

    private mutating func message(on subject: Subject) -> Command {
        let channel = self.pick(Channel.allCases, or: .report)
        let to = self.pick(channel == .report ? Role.allCases : [.modeler, .codeTranslator], or: .director)
        return .message(subject: subject, to: to, text: "t", channel: channel)
    }

    private mutating func finding() -> Finding {
        let findings = [
            Cases.critical, Cases.critical, Cases.warning, Cases.bug,
            Finding(category: .convergence, rhat: 1.47, checks: 1), Finding(category: .convergence, rhat: 1.05),
            Finding(category: .resource, halted: true, error: "MemoryError"), Finding(category: .data),
            Finding(category: .unknown),
        ]
        return self.pick(findings, or: Cases.bug)
    }

    private mutating func advice() -> Advice {
        self.pick([Cases.advice, Cases.advice, Advice(analysis: "a"), Advice(rewind: true)], or: Cases.advice)
    }

    private mutating func authorization() -> Authorization {
        let simplified = [Change(parameter: "draws", from: .int(1000), to: .int(10))]
        let feature = [Change(parameter: "features", from: .int(15), to: .int(12))]
        let changes = self.pick([Cases.changes, Cases.changes, Cases.changes, simplified, feature], or: Cases.changes)
        return Authorization(diagnosis: "d", changes: changes)
    }

    private mutating func submission() -> Submission {
        let changes = self.pick([[], Cases.changes, [Change(parameter: "draws", to: .int(10))]], or: [])
        return Submission(fixClass: self.pick(FixClass.allCases, or: .bugfix), changes: changes)
    }
}
