extension Decision {
    /// The deadlines of the emergency decide; those of PROTOCOL 7 remind, record and tell the director.
    mutating func fire(_ deadline: Deadline) {
        switch deadline.kind {
        case .authorize, .apply, .fix:
            self.record(.emergencyExpired(deadline: deadline.kind), entering: .reported)
        case .resumeReminder:
            self.record(.reminderSent(deadline: deadline.kind, late: deadline.late))
        case .review:
            self.record(.reviewOverdue, entering: .overdue)
            switch self.state.policy.onReviewOverdue {
            case .pause: self.pauseIfRunning()
            case .stand: break
            }
        case .triage, .analysis, .recommendation, .delegated, .decision, .consultation:
            self.record(.deadlineMissed(deadline: deadline.kind, late: deadline.late))
            self.record(.reminderSent(deadline: deadline.kind, late: deadline.late))
        }
    }
}
