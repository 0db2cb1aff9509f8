import RhatchetProtocol

/// The seeds' criteria of success that are asked of simulated nights; two more stand with restarts and conflicts.
extension Claims {
    /// 5. "Response time for critical fixes reduced to <60 minutes".
    func response() async -> Claim {
        let emergency = Self.spread(self.emergencies) { $0.resumedAfter.map { Double($0) / 3_600_000 } }
        let share = Self.withinTheHour(self.hybrid.nights, self.comparison.resamples)
        let turns = await self.callsThatMakeIt("nine in ten within the hour", 0.9) { nights in
            Self.withinTheHour(nights, self.changed).value
        }
        return Claim(
            "criterion-5",
            "the response to critical errors takes less than 60 minutes",
            found: "an emergency fix runs after \(Figure.time(hours: emergency.quantile(0.5))) (90 % within "
                + "\(Figure.time(hours: emergency.quantile(0.9)))); of all critical errors "
                + "\(Figure.percents(share)) are mended within the hour, nine in ten to hold",
            .init(all: [
                emergency.count == 0 ? .notMet : .init(emergency.quantile(0.9) < 1), .init(share, atLeast: 0.9),
            ]),
            turns: turns
        )
    }

    private static func withinTheHour(_ nights: [NightRecord], _ resamples: Resamples) -> Estimate {
        let hours = TimeMeasure.critical.hours
        return resamples.share(nights, of: { hours($0) != nil }) { hours($0).map { $0 <= 1 } ?? false }.estimate
    }

    /// 6. "@director maintains oversight (retroactive approval)".
    func oversight() async -> Claim {
        let ever = self.share(of: { $0.emergencyFixes > 0 }) { $0.reviewedAt != nil }
        let late = self.share(of: { $0.emergencyFixes > 0 }, \.isOverdue)
        let inTime = Estimate(1 - late.value, 1 - late.high, 1 - late.low)
        let policy = self.policy(.hybrid)
        let others =
            policy.onReviewOverdue == .pause
            ? "the others pause the training until then" : "under the others the training runs on without one"
        return Claim(
            "criterion-6",
            "the director keeps the oversight by reviews afterwards",
            found: "\(Figure.percents(ever)) of the emergency fixes are reviewed, \(Figure.percents(inTime)) within "
                + "\(Figure.time(hours: policy.review.hours)); \(others)",
            .init(all: [.init(ever, atLeast: 0.99), .init(inTime, atLeast: 0.95)]),
            turns: await self.reviewInTime()
        )
    }

    private func reviewInTime() async -> String {
        if let hours = await self.reviewInTime(self.team.mistakes.lateReview) {
            return "95 % in time from 'review: \(hours)h' on"
        }
        let forgotten = Figure.percent(self.team.mistakes.lateReview, 0)
        guard let hours = await self.reviewInTime(0) else { return "not 95 % in time with 'review: 24h'" }
        return
            "95 % in time from 'review: \(hours)h' on where none is forgotten; with \(forgotten) forgotten not with 24h"
    }

    /// From how many hours on 95 % of the reviews are in time; nil where a day is not enough.
    private func reviewInTime(_ forgotten: Double) async -> Int64? {
        await self.first([1, 2, 3, 4, 6, 8, 10, 12, 24]) { hours in
            var policy = self.policy(.hybrid)
            policy.review = .hours(hours)
            let nights = await self.nights(policy) { $0.mistakes.lateReview = forgotten }
            return self.changed.ratio(nights, Measure.overdue.count).value <= 0.05
        }
    }
}
