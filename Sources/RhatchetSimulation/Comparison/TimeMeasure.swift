import RhatchetProtocol

/// Times of incidents that policies are compared by, in hours.
package enum TimeMeasure: String, Sendable, Hashable, CaseIterable {
    case resumed, mended, critical

    package static let shares = [0.5, 0.9, 0.99]

    package var label: String {
        switch self {
        case .resumed: "error to resumed training"
        case .mended: "error to the restart that mends"
        case .critical: "the same, critical convergence"
        }
    }

    /// nil where the incident does not count: it ended in a decision to give up, or is of another kind.
    ///
    /// What never came is infinite.
    func hours(_ incident: IncidentRecord) -> Double? {
        if self == .critical, !incident.trouble.isCritical { return nil }
        let time = self == .resumed ? incident.resumedAfter : incident.mendedAfter
        if let time { return Double(time) / 3_600_000 }
        switch incident.state {
        case .rewound, .terminated: return nil
        case .reported, .consulting, .deciding, .fixing, .questioned, .validating, .approving, .ready, .verifying,
            .escalated, .authorized, .applied, .probation, .overdue, .resolved:
            return .infinity
        }
    }
}
