extension Command {
    /// Refuses a payload that no state could accept.
    func checkForm(by role: Role) throws(Refusal) {
        switch self {
        case .delegate(_, let to, _, _) where to != .codeTranslator && to != .dataEngineer:
            throw .malformed("'to' is '\(to.rawValue)'; it must be code_translator or data_engineer")
        case .authorize(_, let authorization) where authorization.changes.isEmpty:
            throw .malformed("'changes' is empty; an authorisation names at least one change")
        case .message(_, let to, _, _) where to == role:
            throw .malformed("'to' is '\(to.rawValue)', who sends it; it must be another role")
        case .start, .complete, .report, .delegate, .consult, .advise, .decide, .ask, .answer, .submit, .validate: break
        case .approve, .refuse, .pause, .resume, .verify, .authorize, .decline, .apply, .recall, .review: break
        case .rewind, .terminate, .message, .availability, .expectations: break
        }
    }
}

extension Refusal {
    static func malformed(_ message: String) -> Refusal {
        Refusal(.malformed, message, hint: "correct the payload and send it again")
    }
}
