import RhatchetProtocol

extension Messages {
    /// The emergency from its authorisation to its review, and how it can end before.
    func emergency(_ event: Event, _ standing: Standing, _ words: inout Words) {
        switch event.fact {
        case .emergencyDeclined(let reason):
            words["code"] = event.code?.rawValue
            words["reason"] = reason
            words.set("already_used", event.code == .alreadyUsed)
        case .emergencyRecalled(let reason): words["reason"] = reason
        case .emergencyExpired(let deadline): self.deadline(deadline, &words)
        case .fixAuthorized(let authorization, let flagged):
            words.add(self.changes(authorization.changes))
            words["diagnosis"] = authorization.diagnosis
            words["rationale"] = authorization.rationale
            words.set("flagged", flagged.map(self.row))
        case .reviewGranted(let reason, let selfReviewed), .reviewRejected(let reason, let selfReviewed):
            words.add(self.finding(standing))
            words.add(self.changes(standing.fix?.changes ?? []))
            words.add(self.outlook(standing))
            words["diagnosis"] = standing.authorization?.diagnosis
            words["reason"] = reason
            words.set("self_reviewed", selfReviewed)
            words.set("verified", standing.isVerified)
        case .reviewOverdue:
            words["allowed"] = Wording.whole(self.policy.review)
            words.set("pauses", self.policy.onReviewOverdue == .pause)
        default: return
        }
    }

    func deadline(_ kind: DeadlineKind, _ words: inout Words) {
        words["deadline"] = kind.rawValue
        words["allowed"] = Wording.whole(self.policy.amount(of: kind))
    }
}

extension Policy {
    /// How long a deadline gives.
    fileprivate func amount(of kind: DeadlineKind) -> TimeAmount {
        switch kind {
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
}
