/// What policies are compared by, each a ratio of two sums over nights.
package enum Measure: String, Sendable, Hashable, CaseIterable {
    case lost, inTime = "in_time", converged, givenUp = "given_up", restarts
    case directorHours = "director_hours", directorWait = "director_wait", directorTurns = "director_turns"
    case directorQueue = "director_queue"
    case messages, expertDecided = "expert_decided"
    case emergencies, beyond, overdue, unreviewed
    case conflicts, rejected, reverted, failed, wrongApplied = "wrong_applied"
    case misused, misuseApplied = "misuse_applied", refused
    case reminders, stuck

    /// What it counts, and of what.
    package var label: String {
        switch self {
        case .lost: "training hours lost per training"
        case .inTime: "trainings that converge in time"
        case .converged: "trainings that converge"
        case .givenUp: "trainings rewound or terminated"
        case .restarts: "restarts per training"
        case .directorHours: "hours of work of the director per night"
        case .directorWait: "wait for the director, per piece of work"
        case .directorQueue: "longest queue of the director in a night, mean"
        case .directorTurns: "turns of the director per incident"
        case .messages: "messages per incident"
        case .expertDecided: "incidents that the domain expert decided"
        case .emergencies: "incidents that were an emergency"
        case .beyond: "fixes written before the director's approval"
        case .overdue: "emergencies with an overdue review"
        case .unreviewed: "hours under a fix without review, per training"
        case .conflicts: "fixes in conflict, per 100 incidents"
        case .rejected: "fixes turned down, per 100 incidents"
        case .reverted: "fixes reverted, per 100 incidents"
        case .failed: "fixes that did not mend, per 100 incidents"
        case .wrongApplied: "wrong diagnoses applied, per 100 incidents"
        case .misused: "emergencies tried without a known remedy"
        case .misuseApplied: "of these, with a fix applied"
        case .refused: "actions refused, per 100 incidents"
        case .reminders: "reminders per incident"
        case .stuck: "nights that ended while somebody was still waited for"
        }
    }

    /// How it is written.
    package enum Kind: Sendable { case hours, share, number }

    package var kind: Kind {
        switch self {
        case .lost, .directorHours, .directorWait, .unreviewed: .hours
        case .inTime, .converged, .givenUp, .expertDecided, .emergencies, .beyond, .overdue, .misused,
            .misuseApplied, .stuck:
            .share
        case .restarts, .directorQueue, .directorTurns, .messages, .conflicts, .rejected, .reverted, .failed,
            .wrongApplied,
            .refused, .reminders:
            .number
        }
    }

    package func text(_ value: Double) -> String {
        switch self.kind {
        case .hours: Figure.text(value, 2)
        case .share: Figure.percent(value)
        case .number: Figure.text(value, 2)
        }
    }
}
