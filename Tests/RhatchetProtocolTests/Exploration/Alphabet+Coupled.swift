import RhatchetProtocol

extension Alphabet {
    /// What couples two models: the fixes that touch their files, and whether the modeler can be reached.
    ///
    /// The delegate is always code_translator, the roads that no other incident can bar are left out.
    static let coupled = Alphabet(
        always: [true, false].map { Action(by: .modeler, .availability(role: .modeler, available: $0)) }
    ) { model, id in
        [
            Action(by: .modelTrainer, .report(model: model, finding: Cases.critical)),
            Action(by: .modelTrainer, .report(model: model, finding: Cases.bug)),
            Action(by: .director, .start(model: model)),
            Action(by: .modelTrainer, .resume(subject: .model(model))),
            Action(by: .director, .delegate(incident: id, to: .codeTranslator, category: .implementation)),
            Action(by: .codeTranslator, .submit(incident: id, submission: Cases.bugfix)),
            Action(by: .director, .approve(incident: id)), Action(by: .director, .refuse(incident: id)),
            Action(by: .modelTrainer, .verify(incident: id, passed: true)),
            Action(by: .modeler, .authorize(incident: id, authorization: Cases.authorization)),
            Action(by: .codeTranslator, .apply(incident: id)), Action(by: .modeler, .decline(incident: id)),
            Action(by: .director, .review(incident: id, verdict: .grant)),
            Action(by: .director, .review(incident: id, verdict: .reject)),
            Action(by: .director, .terminate(incident: id)),
        ]
    }
}
