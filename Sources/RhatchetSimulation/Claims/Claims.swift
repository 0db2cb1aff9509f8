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
        async let director = [self.bottleneck(), await self.beyondApproval(), self.conflicts(), await self.restarts()]
        async let risks = [
            self.misuse(), self.wrongDiagnosis(), self.notUsed(), self.conflictingEmergencies(),
        ]
        let criteria = [
            self.thresholds(), self.responsibilities(), self.communication(), self.safeguards(), self.response(),
            self.oversight(), self.noMoreConflicts(), self.success(),
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

    static func share(_ incidents: [IncidentRecord], _ isCounted: (IncidentRecord) -> Bool) -> Double {
        Double(incidents.filter(isCounted).count) / Double(incidents.count)
    }
}
