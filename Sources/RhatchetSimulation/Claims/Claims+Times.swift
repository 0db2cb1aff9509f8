import RhatchetProtocol

/// How long it takes.
extension Claims {
    private func case2(at hour: Int = 2, _ team: Team? = nil) -> Rehearsal {
        Rehearsal(team ?? self.team, [.critical], atHour: hour, seed: self.seed)
    }

    /// "Total delay: 5 hours" against "1 hour", until the training runs again.
    func twoOClock() -> Claim {
        let rehearsal = self.case2()
        let (slow, fast) = (rehearsal.resumed(self.policy(.centralized)), rehearsal.resumed(self.policy(.hybrid)))
        let isSlow = slow >= 4 && slow <= 6
        return Claim(
            "two-oclock",
            "an error at 2:00: 5 h until the training runs again through the director, 1 h through the modeler",
            found: "\(Figure.time(hours: slow)) and \(Figure.time(hours: fast))",
            isSlow && fast <= 1 ? .holds : isSlow || fast <= 1 ? .inPart : .fails,
            turns: self.firstHour { $0.resumed(self.policy(.centralized)) >= 4 }.map {
                "4 h and more for errors from \($0)"
            }
        )
    }

    /// "Training progress lost: 5 hours": a late review pauses the training again.
    func twoOClockLost() -> Claim {
        let rehearsal = self.case2()
        let (slow, fast) = (rehearsal.lost(self.policy(.centralized)), rehearsal.lost(self.policy(.hybrid)))
        return Claim(
            "two-oclock-lost",
            "the same night: 5 h of training lost against 1 h",
            found: "\(Figure.time(hours: slow)) against \(Figure.time(hours: fast)), "
                + "with a review due after \(Figure.time(hours: self.team.policy.review.hours))",
            fast <= 1 ? .holds : .fails,
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

    /// "4-5 hours" against "30-60 minutes", "8 times faster".
    func eightTimes() -> Claim {
        let critical = Self.spread(self.central.nights.flatMap(\.incidents)) { TimeMeasure.critical.hours($0) }
        let emergency = Self.spread(self.emergencies) { TimeMeasure.critical.hours($0) }
        let (slow, fast) = (critical.quantile(0.5), emergency.quantile(0.5))
        let day = self.case2(at: 10)
        let (slowByDay, fastByDay) = (day.resumed(self.policy(.centralized)), day.resumed(self.policy(.hybrid)))
        let isEight = slow / fast >= 8
        return Claim(
            "eight-times",
            "critical errors: 4 to 5 h by the standard protocol, 30 to 60 min by the emergency's, 8 times faster",
            found: "medians \(Figure.time(hours: slow)) and \(Figure.time(hours: fast)), "
                + "\(Figure.text(slow / fast)) times; an error at 10:00 \(Figure.time(hours: slowByDay)) and "
                + "\(Figure.time(hours: fastByDay)), \(Figure.text(slowByDay / fastByDay)) times",
            isEight && slowByDay / fastByDay >= 8 ? .holds : isEight || fast <= 1 ? .inPart : .fails,
            turns: self.hours { $0.resumed(self.policy(.centralized)) >= 8 * $0.resumed(self.policy(.hybrid)) }
                .map { "8 times and more for errors from \($0)" } ?? "at no hour of the day 8 times"
        )
    }

    private func firstHour(_ holds: (Rehearsal) -> Bool) -> String? { self.hours(holds) }

    /// The hours of the day, in a row over midnight, at which something holds; nil where it never does.
    private func hours(_ holds: (Rehearsal) -> Bool) -> String? {
        let good = (0..<24).map { holds(self.case2(at: $0)) }
        guard good.contains(true) else { return nil }
        guard let start = (0..<24).first(where: { good[$0] && !good[($0 + 23) % 24] }) else { return "any hour" }
        let length = (0..<24).prefix { good[(start + $0) % 24] }.count
        return "\(start):00 to \((start + length - 1) % 24):00"
    }
}
