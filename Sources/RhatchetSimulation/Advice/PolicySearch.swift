import RhatchetProtocol

/// Moves one deadline at a time to where a team loses least, until none is worth moving (coordinate search).
struct PolicySearch: Sendable {
    /// What a deadline is tried at, in minutes.
    private static let amounts: [Int64] = [5, 10, 15, 20, 30, 45, 60, 90, 120, 240, 480, 720]
    private static let rounds = 3
    private(set) var trials: PolicyTrials
    /// Deadlines that changed nothing, however short or long.
    private(set) var idle: Set<DeadlineKind> = []
    private var live: Set<DeadlineKind> = []

    init(_ team: Team, runs: Int, seed: UInt64) { self.trials = PolicyTrials(team, runs: runs, seed: seed) }

    /// The policy that the search comes to from another; its name and what a late review does stay.
    mutating func improve(_ policy: Policy) async -> PolicyTrial {
        var best = await self.trials.trial(policy)
        for _ in 0..<Self.rounds {
            let before = best.policy
            for deadline in Policy.searched where policy.has(deadline) { best = await self.move(deadline, of: best) }
            if best.policy == before { break }
        }
        self.idle.subtract(self.live)
        return best
    }

    /// Moves a deadline where that is shown to lose less, and then as little as comes to the same.
    private mutating func move(_ deadline: DeadlineKind, of trial: PolicyTrial) async -> PolicyTrial {
        guard await self.matters(deadline, to: trial) else { return trial }
        let now = trial.policy[deadline]
        var tried: [PolicyTrial] = []
        for minutes in Self.amounts {
            tried.append(await self.trials.trial(trial.policy.with(deadline, .minutes(minutes))))
        }
        guard let best = tried.min(by: { $0.lost.value < $1.lost.value }), best.isBetter(than: trial) else {
            return trial
        }
        let asGood = tried.filter { !best.isBetter(than: $0) }
        return asGood.min { $0.policy[deadline].ratio(to: now) < $1.policy[deadline].ratio(to: now) } ?? best
    }

    /// Whether the shortest or the longest changes anything; where neither does, nothing between does.
    private mutating func matters(_ deadline: DeadlineKind, to trial: PolicyTrial) async -> Bool {
        for minutes in [Self.amounts.first, Self.amounts.last].compactMap(\.self) {
            let other = await self.trials.trial(trial.policy.with(deadline, .minutes(minutes)))
            guard !other.isSame(as: trial) else { continue }
            self.live.insert(deadline)
            return true
        }
        self.idle.insert(deadline)
        return false
    }
}

extension TimeAmount {
    /// How many times longer or shorter than another, 1 and more.
    fileprivate func ratio(to other: TimeAmount) -> Double {
        let ratio = max(self.double, 1) / max(other.double, 1)
        return max(ratio, 1 / ratio)
    }
}
