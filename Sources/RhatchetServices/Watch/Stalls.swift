import RhatchetDraws
import RhatchetProtocol
import RhatchetTriage

/// The silence of every chain of a segment.
struct Stalls {
    private var judges: [Int: StallJudge] = [:]
    private var done: Set<Int> = []

    /// - Parameters:
    ///   - planned: post-warmup draws of a chain; one that has them all has nothing more to give.
    ///   - isRunning: false while the process stands still, for whatever reason.
    mutating func observe(_ chains: [ChainTail], planned: Int?, at now: Double, isRunning: Bool) {
        // A chain that was dropped is waited for no more.
        let present = Set(chains.map(\.chain))
        self.judges = self.judges.filter { present.contains($0.key) }
        for chain in chains {
            let draws = chain.draws.tuning + chain.draws.count
            self.judges[chain.chain, default: StallJudge()].observe(draws: draws, at: now, isRunning: isRunning)
            if chain.draws.count >= planned ?? .max { self.done.insert(chain.chain) }
        }
    }

    /// What is to be said; nil while a chain draws that is not done.
    ///
    /// Chains that are drawn by one process one after the other wait for each other, so one that draws speaks for all.
    func finding(source: String) -> Finding? {
        let open = self.judges.filter { !self.done.contains($0.key) }
        let stalled = open.sorted { $0.key < $1.key }.compactMap { chain, judge in judge.stall.map { (chain, $0) } }
        return stalled.count == open.count ? Stall.finding(stalled, source: source) : nil
    }
}
