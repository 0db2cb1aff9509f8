import RhatchetProtocol

/// The seeds' claims, each checked on a comparison of all three policies and on cases of its own.
package struct Claims: Sendable {
    let comparison: Comparison
    let central: PolicyResult
    let hybrid: PolicyResult

    /// - Returns: nil where `centralized` or `hybrid` is not among the policies compared.
    package init?(_ comparison: Comparison) {
        guard let central = comparison.result(.centralized), let hybrid = comparison.result(.hybrid) else { return nil }
        self.comparison = comparison
        self.central = central
        self.hybrid = hybrid
    }

    var team: Team { self.comparison.team }
    var seed: UInt64 { self.comparison.seed }

    /// In the order of the seeds.
    package func check() async -> [Claim] {
        async let times = [self.twoOClock(), self.twoOClockLost(), self.eightTimes()]
        async let conflicts = self.conflicts()
        async let fewer = self.fewerRestarts()
        async let risks = [
            await self.misuse(), await self.wrongDiagnosis(), await self.notUsed(), await self.conflictingEmergencies(),
        ]
        let director = [self.bottleneck(), await self.beyondApproval(), await conflicts, self.restarts(await fewer)]
        let criteria = [
            self.thresholds(), self.responsibilities(), self.communication(), await self.safeguards(),
            await self.response(), await self.oversight(), self.noMoreConflicts(await conflicts),
            self.success(await fewer),
        ]
        return await times + director + risks + criteria
    }

    func policy(_ name: PolicyName) -> Policy { self.team.policy(name) }

    /// Incidents under hybrid that an emergency's fix was written for.
    var emergencies: [IncidentRecord] {
        self.hybrid.nights.flatMap(\.incidents).filter { $0.emergencyFixes > 0 }
    }

    static func spread(_ incidents: [IncidentRecord], _ value: (IncidentRecord) -> Double?) -> Spread {
        Spread(incidents.enumerated().compactMap { place, incident in value(incident).map { ($0, place) } })
    }

    /// Hybrid less centralized, over the same nights.
    func difference(_ measure: Measure) -> Estimate {
        guard let hybrid = self.hybrid.sampled[.measure(measure)], let central = self.central.sampled[.measure(measure)]
        else { return .unknown }
        return (hybrid - central).estimate
    }

    /// The share of some incidents, over the nights of the comparison under hybrid.
    func share(
        of isOne: (IncidentRecord) -> Bool,
        _ isCounted: (IncidentRecord) -> Bool
    ) -> Estimate {
        self.comparison.resamples.share(self.hybrid.nights, of: isOne, isCounted).estimate
    }
}

extension Resamples {
    /// The share of the incidents of a kind that are counted.
    func share(
        _ nights: [NightRecord],
        of isOne: (IncidentRecord) -> Bool,
        _ isCounted: (IncidentRecord) -> Bool
    ) -> Sampled {
        self.ratio(nights) { night in
            let ones = night.incidents.filter(isOne)
            return (Double(ones.filter(isCounted).count), Double(ones.count))
        }
    }
}
