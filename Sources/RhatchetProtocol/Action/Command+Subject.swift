extension Command {
    /// The `do` of this command.
    package var name: CommandName {
        switch self {
        case .start: .start
        case .complete: .complete
        case .report: .report
        case .delegate: .delegate
        case .consult: .consult
        case .advise: .advise
        case .decide: .decide
        case .ask: .ask
        case .answer: .answer
        case .submit: .submit
        case .validate: .validate
        case .approve: .approve
        case .refuse: .refuse
        case .pause: .pause
        case .resume: .resume
        case .verify: .verify
        case .authorize: .authorize
        case .decline: .decline
        case .apply: .apply
        case .recall: .recall
        case .review: .review
        case .rewind: .rewind
        case .terminate: .terminate
        case .message: .message
        case .availability: .availability
        case .expectations: .expectations
        }
    }

    /// What the command is about; nil for `availability`, which is about a role.
    package var subject: Subject? {
        switch self {
        case .start(let model, _),
            .complete(let model),
            .report(let model, _),
            .expectations(let model, _):
            .model(model)
        case .delegate(let incident, _, _, _),
            .consult(let incident, _),
            .advise(let incident, _),
            .decide(let incident, _, _),
            .ask(let incident, _),
            .answer(let incident, _, _),
            .submit(let incident, _),
            .validate(let incident, _),
            .approve(let incident, _),
            .refuse(let incident, _),
            .verify(let incident, _),
            .authorize(let incident, _),
            .decline(let incident, _),
            .apply(let incident, _, _),
            .recall(let incident, _),
            .review(let incident, _, _),
            .rewind(let incident, _),
            .terminate(let incident, _):
            .incident(incident)
        case .pause(let subject),
            .resume(let subject),
            .message(let subject, _, _, _):
            subject
        case .availability: nil
        }
    }
}
