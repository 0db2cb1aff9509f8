extension CommandName {
    /// The roles that may ever give this command (PROTOCOL 2 and 13), whatever the state.
    ///
    /// `start` is the director's alone after a rewind or a termination, `submit` and `ask` are the delegate's alone, and
    /// `availability` is the role's own and the director's: those three ask the state as well.
    package var roles: Set<Role> {
        switch self {
        case .delegate, .consult, .decide, .answer, .approve, .refuse, .recall, .review, .rewind, .terminate:
            [.director]
        case .advise, .authorize, .expectations:
            [.modeler]
        case .ask, .submit:
            [.codeTranslator, .dataEngineer]
        case .apply:
            [.codeTranslator]
        case .decline:
            [.modeler, .codeTranslator]
        case .complete, .report, .pause, .resume, .verify:
            [.modelTrainer]
        case .validate:
            [.timeValidator]
        case .start:
            [.director, .modelTrainer]
        case .message, .availability:
            Set(Role.allCases)
        }
    }
}
