extension Decision {
    /// The watch says whether the finding stayed away.
    mutating func verify(_ incident: Incident, passed: Bool) throws(Refusal) {
        guard self.runsOrCompleted else {
            throw .wrongState(.verify, try self.currentModel(), hint: "resume the training first")
        }
        if passed {
            self.record(.verificationPassed)
            if incident.state == .verifying { self.record(.incidentResolved, entering: .resolved) }
        } else {
            self.record(.verificationFailed, entering: incident.state.afterFailedVerification)
            self.pauseIfRunning()
        }
    }
}

extension IncidentState {
    /// Where a failed verification leads; in `probation` and `overdue` the review decides what follows.
    var afterFailedVerification: IncidentState? {
        switch self {
        case .verifying: .reported
        case .reported, .consulting, .deciding, .fixing, .questioned, .validating, .approving, .ready: nil
        case .escalated, .authorized, .applied, .probation, .overdue, .resolved, .rewound, .terminated: nil
        }
    }
}
