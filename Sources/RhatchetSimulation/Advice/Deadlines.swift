import RhatchetProtocol

/// The deadlines of a policy, each of which can be moved alone.
extension Policy {
    /// Those that decide something in an emergency, then those that remind.
    static let searched: [DeadlineKind] = [
        .review, .authorize, .apply, .fix, .resumeReminder, .triage, .analysis, .recommendation, .delegated, .decision,
    ]

    subscript(deadline: DeadlineKind) -> TimeAmount {
        get {
            switch deadline {
            case .authorize: self.authorize
            case .apply: self.apply
            case .fix: self.fix
            case .resumeReminder: self.resumeReminder
            case .review: self.review
            case .triage: self.triage
            case .analysis: self.analysis
            case .recommendation: self.recommendation
            case .delegated: self.delegated
            case .decision: self.decision
            case .consultation: self.consultation
            }
        }
        set {
            switch deadline {
            case .authorize: self.authorize = newValue
            case .apply: self.apply = newValue
            case .fix: self.fix = newValue
            case .resumeReminder: self.resumeReminder = newValue
            case .review: self.review = newValue
            case .triage: self.triage = newValue
            case .analysis: self.analysis = newValue
            case .recommendation: self.recommendation = newValue
            case .delegated: self.delegated = newValue
            case .decision: self.decision = newValue
            case .consultation: self.consultation = newValue
            }
        }
    }

    func with(_ deadline: DeadlineKind, _ amount: TimeAmount) -> Policy {
        var policy = self
        policy[deadline] = amount
        return policy
    }

    /// Whether it has a deadline at all: those of an emergency run under `hybrid` alone.
    func has(_ deadline: DeadlineKind) -> Bool {
        switch deadline {
        case .review, .authorize, .apply, .fix, .resumeReminder: self.name == .hybrid
        case .triage, .analysis, .recommendation, .delegated, .decision, .consultation: true
        }
    }
}
