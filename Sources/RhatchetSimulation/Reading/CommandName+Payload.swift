import RhatchetProtocol

extension CommandName {
    /// The keys of a step beside `at`, `by` and `do` (PROTOCOL 13, the table).
    var payload: [String] {
        switch self {
        case .start, .complete: ["model"]
        case .report: ["model", "finding"]
        case .delegate: ["incident", "to", "category", "guidance"]
        case .consult: ["incident", "category"]
        case .advise: ["incident", "analysis", "recommendation", "class", "changes", "rewind"]
        case .decide: ["incident", "option", "guidance"]
        case .ask: ["incident", "text"]
        case .answer: ["incident", "text", "outcome"]
        case .submit: ["incident", "class", "changes"]
        case .validate: ["incident", "verdict"]
        case .approve, .refuse, .decline, .recall, .rewind, .terminate: ["incident", "reason"]
        case .pause, .resume: ["incident", "model"]
        case .verify: ["incident", "passed"]
        case .authorize: ["incident", "diagnosis", "rationale", "changes"]
        case .apply: ["incident", "changes"]
        case .review: ["incident", "verdict", "reason"]
        case .message: ["incident", "model", "to", "text", "channel"]
        case .availability: ["role", "available"]
        case .expectations: ["model", "rows"]
        }
    }
}
