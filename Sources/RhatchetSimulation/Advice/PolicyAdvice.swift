/// Which policy and which deadlines lose a team the least, and what that costs in oversight.
package struct PolicyAdvice: Sendable {
    /// How many nights each was tried on.
    package let runs: Int
    /// Every policy that was tried: what loses least comes first.
    package let tried: [Candidate]
    /// Those that no other beats in both hours lost and hours unreviewed, from the least lost on.
    package let front: [Candidate]
    /// Hours lost with the best against the team's policy of today, over the same nights.
    package let gain: Estimate
    package let today: Candidate

    package init(_ team: Team, runs: Int, seed: UInt64) async {
        let policies = Self.candidates(team)
        let played = await Nights.play(team, under: policies, count: runs, seed: seed)
        let resamples = Resamples(nights: runs, seed: seed)
        let all = zip(policies, played).map { Candidate($0, $1, resamples) }
        // Of equals the one that was tried first: it is nearer to what the protocol has as its defaults.
        let order = all.indices.sorted {
            (all[$0].units.lost, all[$0].units.unreviewed, $0)
                < (all[$1].units.lost, all[$1].units.unreviewed, $1)
        }
        let today = policies.firstIndex(of: team.policy) ?? 2
        self.tried = order.map { all[$0] }
        var front: [Candidate] = []
        for one in self.tried where !all.contains(where: { one.isBeaten(by: $0) }) {
            if front.last.map({ $0.units != one.units }) ?? true { front.append(one) }
        }
        self.front = front
        self.runs = runs
        self.today = all[today]
        let best = Measure.lost.columns(played[order[0]])
        self.gain = resamples.difference(best, Measure.lost.columns(played[today]))
    }

    /// What loses least with every fix approved before it is written.
    package var safest: Candidate? { self.tried.first { $0.unreviewed.value == 0 } }
}
