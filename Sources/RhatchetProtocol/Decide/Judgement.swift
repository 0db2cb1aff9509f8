/// A finding as a policy judges it.
struct Judgement {
    let finding: Finding
    let severity: Severity
    let isConfirmed: Bool

    init(_ finding: Finding, _ policy: Policy) {
        self.finding = finding
        self.severity = policy.severity(of: finding)
        self.isConfirmed = policy.isConfirmed(finding)
    }

    /// Only a critical and confirmed finding pauses a training: the first bad number is not yet an emergency.
    var pausesTraining: Bool { self.severity == .critical && self.isConfirmed }

    /// Whether an attached finding counts as a failed verification (PROTOCOL 14, Findings).
    func failsVerification(of incident: Incident) -> Bool {
        switch incident.state {
        case .verifying, .probation, .overdue:
            self.finding.halted || self.pausesTraining || self.returns(in: incident)
        case .reported, .consulting, .deciding, .fixing, .questioned, .validating, .approving, .ready: false
        case .escalated, .authorized, .applied, .resolved, .rewound, .terminated: false
        }
    }

    private func returns(in incident: Incident) -> Bool {
        self.finding.category == incident.category
            && self.severity >= incident.severity
            && (self.severity == .warning || self.isConfirmed)
    }
}
