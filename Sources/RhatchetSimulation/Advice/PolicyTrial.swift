import RhatchetProtocol

/// A policy tried on some nights, paired with every other that was tried on them.
struct PolicyTrial: Sendable {
    let policy: Policy
    let lost: Sampled
    let unreviewed: Sampled
    let inTime: Sampled

    init(_ policy: Policy, _ nights: [NightRecord], _ resamples: Resamples) {
        let ratios = resamples.ratios(
            nights.map { night in
                [Measure.lost, .unreviewed, .inTime].flatMap { measure in
                    let (top, bottom) = measure.count(night)
                    return [top, bottom]
                }
            }
        )
        self.policy = policy
        self.lost = ratios[0]
        self.unreviewed = ratios[1]
        self.inTime = ratios[2]
    }

    /// Whether it comes to just the same, so that what tells the two apart matters to nobody.
    func isSame(as other: PolicyTrial) -> Bool {
        self.lost.value == other.lost.value && self.unreviewed.value == other.unreviewed.value
            && self.lost.resampled == other.lost.resampled
    }

    /// Whether the nights show that it loses less: the whole interval of the difference lies below zero.
    func isBetter(than other: PolicyTrial) -> Bool { (self.lost - other.lost).estimate.high < 0 }
}

/// Nights on which policies are tried, each policy once.
struct PolicyTrials: Sendable {
    private let team: Team
    private let runs: Int
    private let seed: UInt64
    private let resamples: Resamples
    private var done: [Policy: PolicyTrial] = [:]
    /// In the order in which they were tried first.
    private(set) var all: [PolicyTrial] = []

    init(_ team: Team, runs: Int, seed: UInt64) {
        self.team = team
        self.runs = runs
        self.seed = seed
        self.resamples = Resamples(nights: runs, seed: seed)
    }

    mutating func trial(_ policy: Policy) async -> PolicyTrial {
        if let known = self.done[policy] { return known }
        let nights = await Nights.play(self.team, under: [policy], count: self.runs, seed: self.seed)
        let trial = PolicyTrial(policy, nights[0], self.resamples)
        self.done[policy] = trial
        self.all.append(trial)
        return trial
    }
}
