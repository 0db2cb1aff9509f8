import RhatchetProtocol

/// "Training success rate improved (fewer restarts)".
extension Claims {
    func restarts(_ turns: String) -> Claim {
        let restarts = self.difference(.restarts)
        return Claim(
            "restarts",
            "fewer restarts",
            found: "\(Figure.text(self.central[.restarts].value, 2)) restarts per training under centralized, "
                + "\(Figure.text(self.hybrid[.restarts].value, 2)) under hybrid; difference \(Figure.range(restarts, 3))",
            self.verdict(restarts),
            turns: turns
        )
    }

    /// 8. "Training success rate improved (fewer restarts)".
    func success(_ turns: String) -> Claim {
        let inTime = self.difference(.inTime)
        let restarts = self.difference(.restarts)
        let less = Estimate(-inTime.value, -inTime.high, -inTime.low)
        return Claim(
            "criterion-8",
            "the success rate of trainings improves, with fewer restarts",
            found: "trainings in time: difference \(Figure.range(inTime, 3)); restarts: difference "
                + Figure.range(restarts, 3),
            .init(all: [self.verdict(less), self.verdict(restarts)]),
            turns: turns
        )
    }

    /// Where nothing goes wrong nobody restarts, and nothing is shown.
    private func verdict(_ difference: Estimate) -> Claim.Verdict {
        self.hybrid.incidents + self.central.incidents == 0 ? .notMet : .init(isBelowZero: difference)
    }

    /// From which review deadline on, or with which answer to a late review, hybrid restarts less often.
    func fewerRestarts() async -> String {
        let central = await self.nights(self.policy(.centralized))
        var found: [String] = []
        let hours = await self.first([2, 4, 6, 8, 10, 12, 24] as [Int64]) { hours in
            var policy = self.policy(.hybrid)
            policy.review = .hours(hours)
            return await self.restarts(policy, central).high < 0
        }
        found += hours == nil ? ["not shown to be fewer with 'review: 24h'"] : []
        if let hours { found.append("fewer from 'review: \(hours)h' on") }
        var stand = self.policy(.hybrid)
        stand.onReviewOverdue = .stand
        let standing = await self.restarts(stand, central)
        let sign = Claim.Verdict(isBelowZero: standing) == .holds ? "fewer" : "not shown to be fewer"
        found.append("\(sign) with 'on_review_overdue: stand' (\(Figure.range(standing, 3)))")
        return "restarts: " + found.joined(separator: "; ")
    }

    private func restarts(_ policy: Policy, _ central: [NightRecord]) async -> Estimate {
        let own = await self.nights(policy)
        let changed = self.changed
        return (changed.ratio(own, Measure.restarts.count) - changed.ratio(central, Measure.restarts.count)).estimate
    }
}
