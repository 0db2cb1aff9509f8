import RhatchetProtocol

/// How long it takes.
extension Claims {
    private func case2(at hour: Int = 2) -> Rehearsal {
        self.rehearsal([.critical], atHour: hour)
    }

    /// "Total delay: 5 hours" against "1 hour", until the training runs again; 5 h is taken as 4 to 6.
    func twoOClock() -> Claim {
        let rehearsal = self.case2()
        let (slow, fast) = (rehearsal.resumed(self.policy(.centralized)), rehearsal.resumed(self.policy(.hybrid)))
        return Claim(
            "two-oclock",
            "an error at 2:00: 5 h until the training runs again through the director, 1 h through the modeler",
            found: "\(Figure.time(hours: slow)) and \(Figure.time(hours: fast))",
            Claim.Verdict(all: [.init((4...6).contains(slow)), .init(fast <= 1)]),
            turns: self.hours { $0.resumed(self.policy(.centralized)) >= 4 }.map {
                "4 h and more for errors at \($0)"
            } ?? "at no hour of the day 4 h"
        )
    }

    /// "Training progress lost: 5 hours": a late review pauses the training again.
    func twoOClockLost() -> Claim {
        let rehearsal = self.case2()
        let (slow, fast) = (rehearsal.lost(self.policy(.centralized)), rehearsal.lost(self.policy(.hybrid)))
        let policy = self.policy(.hybrid)
        return Claim(
            "two-oclock-lost",
            "the same night: by the emergency 1 h of training is lost, in place of 5 h",
            found: "\(Figure.time(hours: slow)) through the director, \(Figure.time(hours: fast)) by the emergency, "
                + "with a review due after \(Figure.time(hours: policy.review.hours)) ('\(policy.onReviewOverdue.rawValue)')",
            .init(fast <= 1),
            turns: self.reviewThatKeepsAnHour(rehearsal)
        )
    }

    private func reviewThatKeepsAnHour(_ rehearsal: Rehearsal) -> String? {
        var stand = self.policy(.hybrid)
        stand.onReviewOverdue = .stand
        let standing = "with 'on_review_overdue: stand' it is \(Figure.time(hours: rehearsal.lost(stand)))"
        let enough = (1...12).first { hours in
            var policy = self.policy(.hybrid)
            policy.review = .hours(Int64(hours))
            return rehearsal.lost(policy) <= 1
        }
        return enough.map { "at most 1 h from 'review: \($0)h' on; \(standing)" } ?? standing
    }

    /// "4-5 hours" against "30-60 minutes", "8 times faster": three parts.
    func eightTimes() -> Claim {
        let resamples = self.comparison.resamples
        let standard = self.median(resamples, self.central) { TimeMeasure.critical.hours($0) }
        let emergency = self.median(resamples, self.hybrid) {
            $0.emergencyFixes > 0 ? TimeMeasure.critical.hours($0) : nil
        }
        let (slow, fast, ratio) = (standard.estimate, emergency.estimate, (standard / emergency).estimate)
        let parts: [Claim.Verdict] = [
            Self.within(slow, 4...5), .init(fast, atMost: 1), .init(ratio, atLeast: 8),
        ]
        return Claim(
            "eight-times",
            "critical errors: 4 to 5 h by the standard protocol, 30 to 60 min by the emergency's, 8 times faster",
            found: "medians \(Self.times(slow)): \(parts[0].rawValue); \(Self.times(fast)), at most 60 min: "
                + "\(parts[1].rawValue); \(Figure.range(ratio, 1)) times: \(parts[2].rawValue)",
            .init(all: parts),
            turns: self.eightTimesTurns
        )
    }

    /// Whether the interval of a median lies in a range, or meets it.
    private static func within(_ estimate: Estimate, _ range: ClosedRange<Double>) -> Claim.Verdict {
        let (low, high) = (
            Claim.Verdict(estimate, atLeast: range.lowerBound), Claim.Verdict(estimate, atMost: range.upperBound)
        )
        if low == .fails || high == .fails { return .fails }
        return low == .holds && high == .holds ? .holds : low == .notMet ? .notMet : .undecided
    }

    private static func times(_ estimate: Estimate) -> String {
        "\(Figure.time(hours: estimate.value)) [\(Figure.time(hours: estimate.low)), \(Figure.time(hours: estimate.high))]"
    }

    private func median(
        _ resamples: Resamples,
        _ result: PolicyResult,
        _ hours: (IncidentRecord) -> Double?
    ) -> Sampled {
        let pairs = result.nights.enumerated().flatMap { number, night in
            night.incidents.compactMap { incident in hours(incident).map { ($0, number) } }
        }
        return Spread(pairs).quantiles([0.5], resamples)[0]
    }

    private var eightTimesTurns: String {
        let (central, hybrid) = (self.policy(.centralized), self.policy(.hybrid))
        let standard = self.hours { (4...5).contains($0.resumed(central)) }
        let eight = self.hours { $0.resumed(central) >= 8 * $0.resumed(hybrid) }
        return
            "\(standard.map { "4 to 5 h by the standard protocol for errors at \($0)" } ?? "at no hour 4 to 5 h by the standard protocol"); "
            + (eight.map { "8 times and more for errors at \($0)" } ?? "at no hour of the day 8 times")
    }

    /// The hours of the day, in a row over midnight, at which something holds; nil where it never does.
    private func hours(_ holds: (Rehearsal) -> Bool) -> String? {
        let good = (0..<24).map { holds(self.case2(at: $0)) }
        guard good.contains(true) else { return nil }
        guard let start = (0..<24).first(where: { good[$0] && !good[($0 + 23) % 24] }) else { return "0:00 to 23:00" }
        let length = (0..<24).prefix { good[(start + $0) % 24] }.count
        guard length > 1 else { return "\(start):00" }
        return "\(start):00 to \((start + length - 1) % 24):00"
    }
}
