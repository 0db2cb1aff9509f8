package import RhatchetProtocol

/// On what an incident's time was spent, in the order in which it passes.
package enum Stage: UInt8, Sendable, Hashable, CaseIterable {
    case notice, authorisation, application, triage, advice, decision, fixing, validation, approval, restart
    /// Sampling with a fix that does not mend, until the watch can say so.
    case disproof
    /// A pause because a review is overdue.
    case review

    package init(_ state: IncidentState) {
        switch state {
        case .reported: self = .triage
        case .consulting: self = .advice
        case .deciding, .questioned: self = .decision
        case .fixing: self = .fixing
        case .validating: self = .validation
        case .approving: self = .approval
        case .ready, .applied: self = .restart
        case .escalated: self = .authorisation
        case .authorized: self = .application
        case .verifying, .probation: self = .disproof
        case .overdue, .resolved, .rewound, .terminated: self = .review
        }
    }

    package var name: String {
        switch self {
        case .notice: "notice"
        case .authorisation: "authorise"
        case .application: "apply"
        case .triage: "triage"
        case .advice: "advice"
        case .decision: "decision"
        case .fixing: "fix"
        case .validation: "validation"
        case .approval: "approval"
        case .restart: "restart"
        case .disproof: "failed fix"
        case .review: "late review"
        }
    }
}
