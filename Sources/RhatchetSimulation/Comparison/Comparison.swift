package import RhatchetProtocol

/// A team's nights under several policies, which meet the same errors.
package struct Comparison: Sendable {
    package let team: Team
    package let runs: Int
    package let seed: UInt64
    /// In the order in which they were asked for; the first is what the others are held against.
    package let results: [PolicyResult]

    package init(_ team: Team, under policies: [Policy], runs: Int, seed: UInt64) async {
        self.team = team
        self.runs = runs
        self.seed = seed
        let played = await Nights.play(team, under: policies, count: runs, seed: seed)
        let resamples = Resamples(nights: runs, seed: seed)
        self.results = zip(policies, played).enumerated().map { place, pair in
            PolicyResult(pair.0, pair.1, against: place == 0 ? nil : played[0], resamples)
        }
    }

    /// The result of a policy; nil where it was not asked for.
    package func result(_ name: PolicyName) -> PolicyResult? { self.results.first { $0.policy.name == name } }
}
