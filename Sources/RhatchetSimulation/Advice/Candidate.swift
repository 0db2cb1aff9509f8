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

    init(_ policy: Policy, _ nights: [NightRecord], _ resamples: Resamples) {
        func estimate(_ measure: Measure) -> Estimate {
            let columns = measure.columns(nights)
            return resamples.ratio(columns.top, columns.bottom)
        }
        self.policy = policy
        self.lost = estimate(.lost)
        self.unreviewed = estimate(.unreviewed)
        self.inTime = estimate(.inTime)
    }

    /// The name, with the keys that matter here.
    package var name: String {
        switch self.policy.name {
        case .centralized, .expert: self.policy.name.rawValue
        case .hybrid:
            "hybrid, review \(Self.text(self.policy.review)) (\(self.policy.onReviewOverdue.rawValue)), "
                + "authorize \(Self.text(self.policy.authorize)), apply \(Self.text(self.policy.apply)), "
                + "fix \(Self.text(self.policy.fix))"
        }
    }

    private static func text(_ amount: TimeAmount) -> String {
        let minutes = amount.milliseconds / 60_000
        return minutes.isMultiple(of: 60) ? "\(minutes / 60)h" : "\(minutes)m"
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
