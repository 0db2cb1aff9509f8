import RhatchetProtocol

/// What the director has to do, and what is done without the director.
extension Claims {
    private static let three = [Trouble.critical, Trouble(.data, isHalting: true), Trouble(.resource, isHalting: true)]

    /// "@director becomes bottleneck": three errors at once by day, against one.
    func bottleneck() -> Claim {
        let found = PolicyName.allCases.map { name in (name, self.slowdown(name, count: 3)) }
        let central = found.first { $0.0 == .centralized }?.1 ?? 1
        let words = found.map { "\($0.0.rawValue) \(Figure.percent($0.1 - 1, 0))" }.joined(separator: ", ")
        return Claim(
            "bottleneck",
            "with three models in trouble at once the director becomes a bottleneck",
            found: "three at once at 10:00 take longer than each alone by: \(words); a quarter longer counts as one",
            .init(central >= 1.25),
            turns: [3, 5, 8, 12, 20, 40].first { self.slowdown(.centralized, count: $0) >= 1.25 }.map {
                "a quarter longer from \($0) at once on under centralized"
            } ?? "not a quarter longer with 40 at once"
        )
    }

    /// Mean time of `count` errors at once, over that of the same errors one by one.
    private func slowdown(_ name: PolicyName, count: Int) -> Double {
        let troubles = (0..<count).map { Self.three[$0 % 3] }
        let together = self.rehearsal(troubles, atHour: 10).mean(self.policy(name))
        let alone = Self.three.prefix(count).map {
            self.rehearsal([$0], atHour: 10).mean(self.policy(name))
        }
        let weighed = troubles.indices.reduce(0.0) { $0 + alone[$1 % 3] } / Double(count)
        return together / weighed
    }

    /// "@director still approves 95% of fixes".
    func beyondApproval() async -> Claim {
        let beyond = self.hybrid[.beyond]
        let most = await self.first([1, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2, 0.1, 0.05]) { share in
            await self.beyond(critical: share) <= 0.05
        }
        return Claim(
            "beyond-approval",
            "the director still approves 95 % of the fixes before they are written",
            found: Figure.percents(Estimate(1 - beyond.value, 1 - beyond.high, 1 - beyond.low)),
            .init(beyond, atMost: 0.05),
            turns: most.map {
                "holds while at most \(Figure.percent($0, 0)) of the convergence errors are critical"
            } ?? "does not hold from 5 % critical convergence errors on"
        )
    }

    private func beyond(critical share: Double) async -> Double {
        let nights = await self.nights(self.policy(.hybrid)) { $0.errors.setCritical(share) }
        return self.changed.ratio(nights, Measure.beyond.count).value
    }
}

extension Errors {
    /// The same for every training.
    fileprivate mutating func setCritical(_ share: Double) {
        self.critical = share
        for training in self.byTraining.keys { self.byTraining[training]?.critical = share }
    }
}
