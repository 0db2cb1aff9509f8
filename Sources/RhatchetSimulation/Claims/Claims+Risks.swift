import RhatchetProtocol

/// The seeds' table of risks, with their probabilities.
extension Claims {
    /// "Emergency protocol abused: 30%", "single-use limit, retroactive approval": tried where nothing mends it.
    func misuse() async -> Claim {
        let tempting = await self.nights(self.policy(.hybrid)) { team in
            Self.press(&team)
            team.errors.curable = 0
        }
        let changed = self.changed
        let tried = changed.share(tempting, of: \.wasEmergency, \.misused).estimate
        let written = changed.share(tempting, of: \.misused, \.misuseApplied).estimate
        let caught = changed.share(tempting, of: \.misuseApplied) { $0.rejected > 0 || $0.failedVerifications > 0 }
            .estimate
        return Claim(
            "misuse",
            "the emergency is abused in 30 % of the cases that tempt to it; the safeguards stop most of that",
            found:
                "where no parameter mends, it is tried in \(Figure.percents(tried)) of the emergencies; of these a fix is "
                + "written in \(Figure.percents(written)), fewer than half to hold; the review or the watch finds "
                + "\(Figure.percents(caught)) of those out",
            .init(written, atMost: 0.5),
            turns: await self.misuseThatCounts()
        )
    }

    private func misuseThatCounts() async -> String {
        var last = Double.nan
        let enough = await self.first([0.3, 0.5, 0.7, 0.9, 1]) { share in
            let nights = await self.nights(self.policy(.hybrid)) { $0.mistakes.misuse = share }
            last = self.changed.share(nights, of: \.wasEmergency, \.misuseApplied).value
            return last > 0.05
        }
        return enough.map { "5 % of all emergencies write such a fix where \(Figure.percent($0, 0)) give way" }
            ?? "where everybody gives way \(Figure.percent(last)) of all emergencies write such a fix"
    }

    /// "@modeler wrong diagnosis: 15%", "@code_translator verification step": with the check and without.
    func wrongDiagnosis() async -> Claim {
        let changed = self.changed
        let with = await self.wrong(caught: self.team.mistakes.caughtByTranslator)
        let without = await self.wrong(caught: 0)
        let difference = (with - without).estimate
        let here = self.share(of: { $0.emergencyFixes > 0 }, \.isFirstFixWrong)
        let enough = await self.first([0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1]) { share in
            await self.wrong(caught: share).value <= without.value / 2
        }
        return Claim(
            "wrong-diagnosis",
            "15 % of the diagnoses are wrong; the code translator's check mitigates that",
            found: "\(Figure.percents(here)) of the emergency fixes come of a wrong diagnosis; with the check "
                + "\(Figure.percent(with.value)) and without it \(Figure.percent(without.value)) over the same \(changed.nights) "
                + "nights of many emergencies, difference \(Figure.percents(difference)); \(self.sameErrors)",
            .init(isBelowZero: difference),
            turns: enough.map { "half as many from 'caught_by_translator: \(Figure.text($0))' on" }
                ?? "not half as many even where the check sees every one"
        )
    }

    private func wrong(caught share: Double) async -> Sampled {
        let nights = await self.nights(self.policy(.hybrid)) { team in
            Self.press(&team)
            team.mistakes.caughtByTranslator = share
        }
        return self.changed.share(nights, of: { $0.emergencyFixes > 0 }, \.isFirstFixWrong)
    }

    /// Errors that both policies met, of the same training at the same time, and treated with a fix.
    private var sameErrors: String {
        let pairs = zip(self.hybrid.nights, self.central.nights).flatMap { hybrid, central in
            hybrid.incidents.filter { $0.emergencyFixes > 0 }.compactMap { own in
                central.incidents.first {
                    $0.training == own.training && $0.onset == own.onset && $0.trouble == own.trouble
                        && $0.approvedFixes > 0
                }
                .map { (own, $0) }
            }
        }
        let wrong = (pairs.filter(\.0.isFirstFixWrong).count, pairs.filter(\.1.isFirstFixWrong).count)
        return
            "of \(pairs.count) errors that were met and mended under both, the first fix was wrong in \(wrong.0) under "
            + "hybrid and \(wrong.1) under centralized"
    }

    /// "Emergency protocol not used when needed: 25%".
    func notUsed() async -> Claim {
        func part(_ isCounted: (IncidentRecord) -> Bool) -> String {
            Figure.percent(self.share(of: \.isCriticalAndSeen, isCounted).value)
        }
        let unused = self.share(of: \.isCriticalAndSeen) { $0.emergencyFixes == 0 }
        return Claim(
            "not-used",
            "the emergency is not used in at most 25 % of the cases that need it",
            found: "\(Figure.percents(unused)) of critical convergence errors get no emergency fix: "
                + "\(part { $0.declined == .alreadyUsed }) used before, "
                + "\(part { $0.declined == .modelerUnavailable }) modeler unavailable, \(part(\.hasExpired)) not in time, "
                + "the rest declined",
            .init(unused, atMost: 0.25),
            turns: await self.callsThatMakeIt("75 % and more get one", 0.75) { nights in
                self.changed.share(nights, of: \.isCriticalAndSeen) { $0.emergencyFixes > 0 }.value
            }
        )
    }

    /// From which share of answered calls on a share of incidents is `limit` and more.
    func callsThatMakeIt(_ what: String, _ limit: Double, _ share: ([NightRecord]) -> Double) async -> String {
        var last = Double.nan
        let enough = await self.first([0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 1]) { chance in
            last = await share(self.nights(self.policy(.hybrid), Self.onCall(chance)))
            return last >= limit
        }
        return enough.map { "\(what) where the modeler answers \(Figure.percent($0, 0)) of the calls at night" }
            ?? "\(Figure.percent(last)) where the modeler answers every call at night"
    }
}

extension IncidentRecord {
    /// Critical, and reported: what the emergency is for.
    fileprivate var isCriticalAndSeen: Bool { self.trouble.isCritical && self.incident != nil }
}
