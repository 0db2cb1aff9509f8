import RhatchetConfiguration
package import RhatchetProtocol

/// A policy that a team could take, and what it would come to.
package struct Candidate: Sendable {
    package let policy: Policy
    /// Training hours lost per training.
    package let lost: Estimate
    /// Hours per training that run under a fix which nobody has reviewed.
    package let unreviewed: Estimate
    /// Share of trainings that converge in time.
    package let inTime: Estimate
    /// Hours lost against the policy of today, over the same nights; nil where that is not asked for.
    package let gain: Estimate?

    init(_ trial: PolicyTrial, against today: PolicyTrial? = nil) {
        self.policy = trial.policy
        self.lost = trial.lost.estimate
        self.unreviewed = trial.unreviewed.estimate
        self.inTime = trial.inTime.estimate
        self.gain = today.map { (trial.lost - $0.lost).estimate }
    }

    /// The name, with the keys that matter here.
    package var name: String {
        switch self.policy.name {
        case .centralized, .expert: self.policy.name.rawValue
        case .hybrid:
            "hybrid, review \(self.policy.review.words) (\(self.policy.onReviewOverdue.rawValue)), "
                + "authorize \(self.policy.authorize.words), apply \(self.policy.apply.words), "
                + "fix \(self.policy.fix.words)"
        }
    }

    /// Lost and unreviewed in units of five minutes per training: nobody chooses by less.
    var units: (lost: Int, unreviewed: Int) {
        (Int((self.lost.value * 12).rounded()), Int((self.unreviewed.value * 12).rounded()))
    }

    /// Whether another loses no more and leaves no more unreviewed, and one of them less.
    func isBeaten(by other: Candidate) -> Bool {
        let (own, others) = (self.units, other.units)
        return others.lost <= own.lost && others.unreviewed <= own.unreviewed && others != own
    }
}

extension TimeAmount {
    /// As `2h`, `45m` or `90s`.
    var words: String { DurationText.text(self) }
}
