extension Incident {
    /// Enters a state, which may be the one it is in: deadlines start anew.
    mutating func enter(_ state: IncidentState, at now: Instant) {
        self.askedFrom = state == .consulting ? self.state : nil
        self.state = state
        self.since = now
        self.settled = []
        switch state {
        case .reported:
            // Every way back to `reported` is a way into the standard protocol, with nobody delegated.
            self.lane = .standard
            self.delegation = nil
            self.submission = nil
            self.authorization = nil
        case .fixing:
            // What was submitted before was refused, failed validation, or is replaced.
            self.submission = nil
        case .escalated:
            self.lane = .emergency
            self.escalatedAt = now
        case .consulting, .deciding, .questioned, .validating, .approving, .ready, .verifying, .authorized, .applied,
            .probation, .overdue, .resolved, .rewound, .terminated:
            break
        }
    }
}
