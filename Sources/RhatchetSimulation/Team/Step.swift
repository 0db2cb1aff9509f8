import RhatchetProtocol

/// What somebody of the team does in an incident: a piece of work with a length, which ends in one command.
package enum Step: UInt8, Sendable, Hashable, CaseIterable {
    case triage, analyse, decide, check, implement, answer, validate, approve, resume, authorize, apply, review

    /// As the file of a team spells it.
    package var name: String {
        switch self {
        case .triage: "triage"
        case .analyse: "analyse"
        case .decide: "decide"
        case .check: "check"
        case .implement: "implement"
        case .answer: "answer"
        case .validate: "validate"
        case .approve: "approve"
        case .resume: "resume"
        case .authorize: "authorize"
        case .apply: "apply"
        case .review: "review"
        }
    }

    /// Whether it belongs to the emergency up to the fix; such work goes first, and is what people are called for.
    var isUrgent: Bool {
        switch self {
        case .authorize, .apply: true
        case .triage, .analyse, .decide, .check, .implement, .answer, .validate, .approve, .resume, .review: false
        }
    }

    /// What a role has to do in a state in which the protocol waits for it; nil where the watch alone goes on.
    init?(_ state: IncidentState, _ role: Role) {
        switch (state, role) {
        case (.reported, _): self = .triage
        case (.consulting, _): self = .analyse
        case (.deciding, _): self = .decide
        case (.fixing, _): self = .implement
        case (.questioned, _): self = .answer
        case (.validating, _): self = .validate
        case (.approving, _): self = .approve
        case (.escalated, _): self = .authorize
        case (.authorized, _): self = .apply
        case (.ready, _), (.applied, .modelTrainer): self = .resume
        case (.applied, _), (.probation, .director), (.overdue, _): self = .review
        case (.verifying, _), (.probation, _), (.resolved, _), (.rewound, _), (.terminated, _): return nil
        }
    }
}
