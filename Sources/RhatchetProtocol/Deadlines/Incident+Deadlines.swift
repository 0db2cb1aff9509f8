extension Incident {
    /// The deadlines that run in this state: each starts on entry, fires once, and ends when the state is left.
    func deadlines(_ policy: Policy) -> [Deadline] {
        self.running(policy).filter { !self.settled.contains($0.kind) }
    }

    private func running(_ policy: Policy) -> [Deadline] {
        switch self.state {
        case .escalated:
            [self.deadline(.authorize, policy.authorize, late: .modeler), self.fixDeadline(policy, late: .modeler)]
        case .authorized:
            [
                self.deadline(.apply, policy.apply, late: .codeTranslator),
                self.fixDeadline(policy, late: .codeTranslator),
            ]
        case .applied: [self.resumeReminder(policy), self.reviewDeadline(policy)].compactMap(\.self)
        case .probation: [self.reviewDeadline(policy)]
        case .reported: [self.deadline(.triage, policy.triage, late: .director)]
        case .consulting:
            [
                self.deadline(.analysis, policy.analysis, late: .modeler),
                self.deadline(.recommendation, policy.recommendation, late: .modeler),
            ]
        case .fixing: [self.deadline(.delegated, policy.delegated, late: self.delegation?.to ?? .codeTranslator)]
        case .deciding, .questioned, .approving: [self.deadline(.decision, policy.decision, late: .director)]
        case .validating: [self.deadline(.decision, policy.decision, late: .timeValidator)]
        case .ready: [self.deadline(.decision, policy.decision, late: .modelTrainer)]
        case .verifying, .overdue, .resolved, .rewound, .terminated: []
        }
    }

    private func deadline(_ kind: DeadlineKind, _ amount: TimeAmount, from start: Instant? = nil, late: Role)
        -> Deadline
    {
        Deadline(due: (start ?? self.since) + amount, kind: kind, incident: self.id, model: self.model, late: late)
    }

    /// Binds when `authorize` and `apply` are lengthened.
    private func fixDeadline(_ policy: Policy, late: Role) -> Deadline {
        self.deadline(.fix, policy.fix, from: self.escalatedAt, late: late)
    }

    private func reviewDeadline(_ policy: Policy) -> Deadline {
        self.deadline(.review, policy.review, from: self.appliedAt, late: .director)
    }

    /// Sent only when the fix was already applied at that instant; nil when the instant had passed before.
    private func resumeReminder(_ policy: Policy) -> Deadline? {
        let deadline = self.deadline(
            .resumeReminder,
            policy.resumeReminder,
            from: self.escalatedAt,
            late: .modelTrainer
        )
        return deadline.due >= self.since ? deadline : nil
    }
}
