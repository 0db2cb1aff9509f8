package import RhatchetProtocol

/// A team's nights under several policies, which meet the same errors.
package struct Comparison: Sendable {
    package let team: Team
    package let runs: Int
    package let seed: UInt64
    /// In the order in which they were asked for; the first is what the others are held against.
    package let results: [PolicyResult]
    let resamples: Resamples

    package init(_ team: Team, under policies: [Policy], runs: Int, seed: UInt64) async {
        self.team = team
        self.runs = runs
        self.seed = seed
        let played = await Nights.play(team, under: policies, count: runs, seed: seed)
        let resamples = Resamples(nights: runs, seed: seed)
        self.resamples = resamples
        var results: [PolicyResult] = []
        for (policy, nights) in zip(policies, played) {
            results.append(PolicyResult(policy, nights, against: results.first, resamples))
        }
        self.results = results
    }

    /// The result of a policy; nil where it was not asked for.
    package func result(_ name: PolicyName) -> PolicyResult? { self.results.first { $0.policy.name == name } }
}
