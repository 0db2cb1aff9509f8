import RhatchetProtocol

extension Alphabet {
    /// Those who make fixes and those who review them: a person, an agent and a rule.
    private static let hands = [
        Participant("ann", .person), Participant("robot", .agent), Participant("rule", .rule),
    ]

    /// Every command, with each payload that decides differently under this policy.
    static func whole(_ policy: PolicyName) -> Alphabet {
        let (findings, trials) = (Self.findings(policy), policy == .hybrid ? [true, false] : [false])
        return Alphabet { model, id in
            Self.training(model, findings, trials) + Self.work(id, Self.hands) + Self.messages(model, id)
        }
    }

    /// The same by one person for each role, without trials and messages: what leads from state to state.
    static func steps(_ policy: PolicyName) -> Alphabet {
        let findings = Self.findings(policy)
        return Alphabet { model, id in
            Self.training(model, findings, [false]) + Self.work(id, [Participant("ann", .person)])
        }
    }

    private static func work(_ id: IncidentID, _ hands: [Participant]) -> [Action] {
        Self.triage(id, hands) + Self.fixing(id, hands) + Self.emergency(id, hands)
    }

    /// One of every kind that the policy tells apart: `expert` alone knows more than convergence and the rest.
    private static func findings(_ policy: PolicyName) -> [Finding] {
        let common = [Cases.critical, Cases.firstLook, Cases.warning, Cases.halted, Cases.bug]
        switch policy {
        case .hybrid, .centralized: return common
        case .expert: return common + [Cases.data, Cases.riddle]
        }
    }

    private static func training(_ model: ModelName, _ findings: [Finding], _ trials: [Bool]) -> [Action] {
        var actions = findings.map { Action(by: .modelTrainer, .report(model: model, finding: $0)) }
        for role in [Role.director, .modelTrainer] {
            actions += trials.map { Action(by: role, .start(model: model, trial: $0)) }
            actions.append(Action(by: role, .pause(subject: .model(model))))
            actions.append(Action(by: role, .resume(subject: .model(model))))
        }
        actions.append(Action(by: .modelTrainer, .complete(model: model)))
        return actions
    }

    private static func triage(_ id: IncidentID, _ hands: [Participant]) -> [Action] {
        let director: [Command] =
            [Role.codeTranslator, .dataEngineer].map { .delegate(incident: id, to: $0) } + [
                .delegate(incident: id, to: .codeTranslator, category: .implementation, guidance: "?"),
                .consult(incident: id), .refuse(incident: id), .rewind(incident: id), .terminate(incident: id),
                .decide(incident: id, option: .accept, guidance: "?"),
            ]
            + Option.allCases.map { .decide(incident: id, option: $0) }
            + Outcome.allCases.map { .answer(incident: id, text: "!", outcome: $0) }
        let advice = [Cases.advice, Advice(analysis: "a"), Advice(rewind: true)]
        return director.map { Action(by: .director, $0) }
            + advice.map { Action(by: .modeler, .advise(incident: id, advice: $0)) }
            + hands.map { Action(by: .director, participant: $0, .approve(incident: id)) }
    }

    private static func fixing(_ id: IncidentID, _ hands: [Participant]) -> [Action] {
        let classes: [FixClass] = [.parameter, .bugfix, .feature, .algorithm, .data]
        var actions = classes.map {
            Action(by: .codeTranslator, .submit(incident: id, submission: Submission(fixClass: $0)))
        }
        actions += hands.flatMap { hand in
            [Cases.parameterFix, Cases.bugfix].map {
                Action(by: .codeTranslator, participant: hand, .submit(incident: id, submission: $0))
            }
        }
        actions += [.pass, .fail, nil].map { Action(by: .timeValidator, .validate(incident: id, verdict: $0)) }
        actions += [true, false].map { Action(by: .modelTrainer, .verify(incident: id, passed: $0)) }
        actions += [Role.codeTranslator, .dataEngineer].map { Action(by: $0, .ask(incident: id, text: "?")) }
        actions.append(Action(by: .dataEngineer, .submit(incident: id, submission: Submission(fixClass: .data))))
        return actions
    }

    private static func emergency(_ id: IncidentID, _ hands: [Participant]) -> [Action] {
        let prior = Authorization(diagnosis: "d", changes: [Change(parameter: "prior_sd", to: .int(1))])
        return hands.flatMap { hand in
            [
                Action(by: .modeler, participant: hand, .authorize(incident: id, authorization: Cases.authorization)),
                Action(by: .codeTranslator, participant: hand, .apply(incident: id)),
                Action(by: .director, participant: hand, .review(incident: id, verdict: .grant)),
                Action(by: .director, participant: hand, .review(incident: id, verdict: .reject)),
            ]
        } + [
            Action(by: .modeler, .authorize(incident: id, authorization: prior)),
            Action(by: .codeTranslator, .apply(incident: id, changes: [Cases.changes[0]])),
            Action(by: .modeler, .decline(incident: id)), Action(by: .codeTranslator, .decline(incident: id)),
            Action(by: .director, .recall(incident: id)),
        ]
    }

    /// From modeler to code_translator in every channel, and the answer of a consultation.
    private static func messages(_ model: ModelName, _ id: IncidentID) -> [Action] {
        let answer = Command.message(subject: .model(model), to: .modeler, text: "t", channel: .consultation)
        return [Action(by: .codeTranslator, answer)]
            + Channel.allCases.map {
                Action(by: .modeler, .message(subject: .model(model), to: .codeTranslator, text: "t", channel: $0))
            }
    }
}
