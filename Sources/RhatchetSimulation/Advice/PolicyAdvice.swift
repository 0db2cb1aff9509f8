package import RhatchetProtocol

/// Which policy and which deadlines lose a team the least, and what that costs in oversight.
///
/// What was found on some nights is measured on others, drawn from another seed: on its own nights the best of many
/// looks better than it is.
package struct PolicyAdvice: Sendable {
    /// A deadline that the best has otherwise than the policy of today, and what putting it back would lose.
    package struct Move: Sendable {
        package let deadline: DeadlineKind
        package let from: TimeAmount
        package let to: TimeAmount
        /// Hours lost per training by the best, against the same with this deadline put back.
        package let gain: Estimate
    }

    /// How many nights each was tried on in the search, and how many others the found ones were measured on.
    package let searched: Int
    package let runs: Int
    /// Every policy that the search tried, on its nights: what loses least comes first.
    package let tried: [Candidate]
    /// What the search came to, from the fresh nights on.
    package let best: Candidate
    package let today: Candidate
    package let moves: [Move]
    /// Deadlines that change nothing for this team, however short or long.
    package let idle: [DeadlineKind]
    /// All that was measured on the fresh nights, what loses least first.
    package let measured: [Candidate]

    /// - Parameter runs: nights at most; where many trainings are in one, fewer tell as much.
    package init(_ team: Team, runs: Int, seed: UInt64) async {
        let runs = min(runs, team.nights(ofTrainings: 3000, in: 100...1000))
        self.searched = min(runs, team.nights(ofTrainings: 600, in: 20...200))
        self.runs = runs
        var search = PolicySearch(team, runs: self.searched, seed: seed)
        let found = await Self.find(&search, team)
        let order = Self.ordered(search.trials.all.map { Candidate($0) })
        self.tried = order
        self.idle = Policy.searched.filter(search.idle.contains)
        var fresh = PolicyTrials(team, runs: runs, seed: seed ^ Self.otherSeed)
        let (best, today) = (await fresh.trial(found), await fresh.trial(team.policy))
        self.moves = await Self.moves(&fresh, from: team.policy, to: best)
        let finalists = Self.front(order).map(\.policy) + PolicyName.allCases.map(team.policy)
        for policy in finalists { _ = await fresh.trial(policy) }
        self.best = Candidate(best, against: today)
        self.today = Candidate(today, against: today)
        self.measured = Self.ordered(fresh.all.map { Candidate($0, against: today) })
    }

    /// Those that no other beats in both hours lost and hours unreviewed, from the least lost on.
    package var front: [Candidate] { Self.front(self.measured) }

    /// What loses least with every fix approved before it is written.
    package var safest: Candidate? { self.measured.first { $0.unreviewed.value == 0 } }
}

extension PolicyAdvice {
    /// Any number: the nights of another seed have nothing in common with those of the search.
    private static let otherSeed: UInt64 = 0x5DEE_CE66_D1CE_5EED

    /// From each of the architectures as the team has set it, and from both answers to a late review.
    private static func find(_ search: inout PolicySearch, _ team: Team) async -> Policy {
        var found: [PolicyTrial] = [await search.improve(team.policy)]
        for start in [PolicyName.centralized, .expert].map(team.policy) { found.append(await search.improve(start)) }
        for overdue in OverdueReview.allCases {
            var start = team.policy(.hybrid)
            start.onReviewOverdue = overdue
            found.append(await search.improve(start))
        }
        // Of those that come to the same what is nearest to the policy of today comes first.
        return found.dropFirst().reduce(found[0]) { $1.isBetter(than: $0) ? $1 : $0 }.policy
    }

    private static func moves(_ fresh: inout PolicyTrials, from today: Policy, to best: PolicyTrial) async -> [Move] {
        var moves: [Move] = []
        for deadline in Policy.searched where best.policy.has(deadline) && best.policy[deadline] != today[deadline] {
            let back = await fresh.trial(best.policy.with(deadline, today[deadline]))
            let gain = (best.lost - back.lost).estimate
            moves.append(Move(deadline: deadline, from: today[deadline], to: best.policy[deadline], gain: gain))
        }
        return moves
    }

    /// Of equals the one that was tried first: it is nearer to what the team has.
    private static func ordered(_ candidates: [Candidate]) -> [Candidate] {
        candidates.indices.sorted {
            (candidates[$0].units.lost, candidates[$0].units.unreviewed, $0)
                < (candidates[$1].units.lost, candidates[$1].units.unreviewed, $1)
        }
        .map { candidates[$0] }
    }

    private static func front(_ ordered: [Candidate]) -> [Candidate] {
        var front: [Candidate] = []
        for one in ordered where !ordered.contains(where: { one.isBeaten(by: $0) }) {
            if front.last.map({ $0.units != one.units }) ?? true { front.append(one) }
        }
        return front
    }
}
