import RhatchetProtocol

/// What the director has to do, and what is done without the director.
extension Claims {
    private static let three = [Trouble.critical, Trouble(.data, isHalting: true), Trouble(.resource, isHalting: true)]

    /// "@director becomes bottleneck": three errors at once by day, against one.
    func bottleneck() -> Claim {
        let found = PolicyName.allCases.map { name in
            let slower = self.slowdown(name, count: 3)
            return (name, slower)
        }
        let central = found.first { $0.0 == .centralized }?.1 ?? 1
        let words = found.map { "\($0.0.rawValue) \(Figure.percent($0.1 - 1, 0))" }.joined(separator: ", ")
        return Claim(
            "bottleneck",
            "with three models in trouble at once the director becomes a bottleneck",
            found: "three at once at 10:00 take longer than each alone by: \(words)",
            central >= 1.25 ? .holds : central >= 1.05 ? .inPart : .fails,
            turns: [3, 5, 8, 12, 20, 40].first { self.slowdown(.centralized, count: $0) >= 1.25 }.map {
                "a quarter longer from \($0) at once on under centralized"
            }
        )
    }

    /// Mean time of `count` errors at once, over that of the same errors one by one.
    private func slowdown(_ name: PolicyName, count: Int) -> Double {
        let troubles = (0..<count).map { Self.three[$0 % 3] }
        let together = Rehearsal(self.team, troubles, atHour: 10, seed: self.seed).mean(self.policy(name))
        let alone = Self.three.prefix(count).map {
            Rehearsal(self.team, [$0], atHour: 10, seed: self.seed).mean(self.policy(name))
        }
        let weighed = troubles.indices.reduce(0.0) { $0 + alone[$1 % 3] } / Double(count)
        return together / weighed
    }

    /// "@director still approves 95% of fixes".
    func beyondApproval() async -> Claim {
        let beyond = self.hybrid[.beyond]
        let shares = [0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1]
        var most: Double?
        for share in shares where await self.beyond(critical: share) < 0.05 { most = share }
        return Claim(
            "beyond-approval",
            "the director still approves 95 % of the fixes before they are written",
            found: "\(Figure.percent(1 - beyond.value)) [\(Figure.percent(1 - beyond.high)), "
                + "\(Figure.percent(1 - beyond.low))]",
            beyond.high <= 0.05 ? .holds : .fails,
            turns: most.map {
                "holds while at most \(Figure.percent($0, 0)) of the convergence errors are critical"
            } ?? "does not hold from 5 % critical convergence errors on"
        )
    }

    private func beyond(critical share: Double) async -> Double {
        var team = self.team
        team.errors.critical = share
        let runs = min(self.comparison.runs, 500)
        let nights = await Nights.play(team, under: [self.policy(.hybrid)], count: runs, seed: self.seed)
        let columns = Measure.beyond.columns(nights[0])
        return columns.top.reduce(0, +) / columns.bottom.reduce(0, +)
    }

    /// "Risk of conflicting fixes: LOW (safeguards in place)".
    func conflicts() -> Claim {
        let difference = self.difference(.conflicts)
        return Claim(
            "conflicts",
            "no increase in conflicting fixes",
            found: "\(Figure.text(self.central[.conflicts].value, 2)) per 100 incidents under centralized, "
                + "\(Figure.text(self.hybrid[.conflicts].value, 2)) under hybrid; difference \(Self.range(difference))",
            difference.low <= 0 ? .holds : .fails
        )
    }

    /// "Training success rate improved (fewer restarts)".
    func restarts() async -> Claim {
        let restarts = self.difference(.restarts)
        let inTime = self.difference(.inTime)
        return Claim(
            "restarts",
            "fewer restarts",
            found: "\(Figure.text(self.central[.restarts].value, 2)) restarts per training under centralized, "
                + "\(Figure.text(self.hybrid[.restarts].value, 2)) under hybrid; difference \(Self.range(restarts)); "
                + "of trainings in time \(Self.range(inTime))",
            restarts.high < 0 ? .holds : restarts.low <= 0 ? .inPart : .fails,
            turns: await self.restartsThatTurn()
        )
    }

    /// What the restarts are when no review is late, or when the code translator sees every wrong diagnosis.
    private func restartsThatTurn() async -> String {
        var stand = self.policy(.hybrid)
        stand.onReviewOverdue = .stand
        var careful = self.team
        careful.mistakes.caughtByTranslator = 1
        let (standing, before) = await self.restarts(self.team, stand)
        let (sharp, central) = await self.restarts(careful, self.policy(.hybrid))
        return "with 'on_review_overdue: stand' the difference is \(Figure.text(standing - before, 3)); "
            + "where the code translator sees every wrong diagnosis, \(Figure.text(sharp - central, 3))"
    }

    private func restarts(_ team: Team, _ hybrid: Policy) async -> (hybrid: Double, centralized: Double) {
        let runs = min(self.comparison.runs, 1000)
        let policies = [hybrid, self.policy(.centralized)]
        let played = await Nights.play(team, under: policies, count: runs, seed: self.seed)
        let means = played.map { nights in
            let columns = Measure.restarts.columns(nights)
            return columns.top.reduce(0, +) / columns.bottom.reduce(0, +)
        }
        return (means[0], means[1])
    }

    /// Hybrid less centralized, over the same nights.
    func difference(_ measure: Measure) -> Estimate {
        if let known = self.hybrid.differences[measure], self.comparison.results.first?.policy.name == .centralized {
            return known
        }
        let resamples = Resamples(nights: self.comparison.runs, seed: self.seed)
        return resamples.difference(measure.columns(self.hybrid.nights), measure.columns(self.central.nights))
    }

    static func range(_ estimate: Estimate, _ places: Int = 3) -> String {
        "\(Figure.text(estimate.value, places)) [\(Figure.text(estimate.low, places)), "
            + "\(Figure.text(estimate.high, places))]"
    }
}
