import RhatchetProtocol

/// Fixes that get into each other's way.
extension Claims {
    /// An increase by a tenth of what there is anyway counts as none (a margin of non-inferiority).
    private static let margin = 0.1

    /// "No increase in conflicting fixes": the whole interval of the difference must lie below the margin.
    func conflicts() async -> Claim {
        let (central, hybrid) = (self.central[.conflicts].value, self.hybrid[.conflicts].value)
        let difference = self.difference(.conflicts)
        return Claim(
            "conflicts",
            "no increase in conflicting fixes",
            found:
                "\(Figure.text(central, 2)) per 100 incidents under centralized, \(Figure.text(hybrid, 2)) under hybrid; "
                + "difference \(Figure.range(difference, 3)), to be shown below "
                + "\(Figure.text(Self.margin * central, 3)), a tenth of centralized",
            self.verdict(difference, central),
            turns: await self.conflictTurns()
        )
    }

    /// 7. "No increase in conflicting fixes".
    func noMoreConflicts(_ conflicts: Claim) -> Claim {
        var claim = conflicts
        claim.name = "criterion-7"
        return claim
    }

    /// Where nothing was in conflict under either nothing is shown.
    private func verdict(_ difference: Estimate, _ central: Double) -> Claim.Verdict {
        guard central > 0 || difference.value > 0 else { return .notMet }
        return .init(difference, atMost: Self.margin * central)
    }

    /// The same where more of the fixes touch a file that others share.
    private func conflictTurns() async -> String {
        var words: [String] = []
        for share in [0.2, 0.5, 1] {
            let fast = await self.nights(self.policy(.hybrid)) { $0.errors.setShared(share) }
            let slow = await self.nights(self.policy(.centralized)) { $0.errors.setShared(share) }
            let changed = self.changed
            let (own, others) = (
                changed.ratio(fast, Measure.conflicts.count), changed.ratio(slow, Measure.conflicts.count)
            )
            let verdict = self.verdict((own - others).estimate, others.value)
            words.append("\(Figure.percent(share, 0)) \(verdict.rawValue) (\(Figure.range((own - others).estimate)))")
        }
        return "where more of the fixes touch a shared file: " + words.joined(separator: ", ")
    }

    /// "Conflicting emergency fixes: 10%", "single-use limit per model": how many meet one; none is written over.
    func conflictingEmergencies() async -> Claim {
        let met = self.share(of: \.wasEmergency) { $0.declined == .conflict }
        var crowded = self.team
        Self.press(&crowded)
        crowded.errors.setShared(1)
        let audit = self.audit(crowded)
        let over = Claim.Verdict(audit.fixes == 0 ? .unknown : Estimate(exactly: Double(audit.overAnother)), atMost: 0)
        return Claim(
            "conflicting-emergencies",
            "at most 10 % of the emergencies conflict with another fix, and none is written over one",
            found:
                "\(Figure.percents(met, 2)) meet one, are declined and count as not used; where every fix touches a shared "
                + "file \(audit.overAnother) of \(audit.fixes) emergency fixes were written over another's",
            .init(all: [.init(met, atMost: 0.1), over]),
            turns: await self.sharedThatConflicts()
        )
    }

    private func sharedThatConflicts() async -> String {
        let shares = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1]
        var last = Double.nan
        let enough = await self.first(shares) { share in
            let nights = await self.nights(self.policy(.hybrid)) { $0.errors.setShared(share) }
            last = self.changed.share(nights, of: \.wasEmergency) { $0.declined == .conflict }.value
            return last > 0.1
        }
        return enough.map { "more than 10 % from \(Figure.percent($0, 0)) of fixes to a shared file on" }
            ?? "\(Figure.percent(last)) even where every fix touches a shared file"
    }
}

extension Errors {
    /// The same for every training.
    fileprivate mutating func setShared(_ share: Double) {
        self.sharedFile = share
        for training in self.byTraining.keys { self.byTraining[training]?.sharedFile = share }
    }
}

extension Estimate {
    /// A count of what cannot be otherwise.
    fileprivate init(exactly value: Double) { self.init(value, value, value) }
}
