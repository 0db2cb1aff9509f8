/// The deadlines of PROTOCOL 6 and 7, in the order in which those due at one instant fire.
package enum DeadlineKind: String, Sendable, Codable, Hashable, CaseIterable, Comparable {
    case authorize, apply, fix
    case resumeReminder = "resume_reminder"
    case review
    case triage, analysis, recommendation, delegated, decision
    case consultation

    package static func < (left: DeadlineKind, right: DeadlineKind) -> Bool {
        left.order < right.order
    }

    private var order: Int {
        switch self {
        case .authorize: 0
        case .apply: 1
        case .fix: 2
        case .resumeReminder: 3
        case .review: 4
        case .triage: 5
        case .analysis: 6
        case .recommendation: 7
        case .delegated: 8
        case .decision: 9
        case .consultation: 10
        }
    }
}
