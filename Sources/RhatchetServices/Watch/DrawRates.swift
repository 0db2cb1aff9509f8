import RhatchetDraws

/// Draws per second of each chain, over the last seconds.
struct DrawRates {
    /// How far back the rate looks, in seconds.
    private static let window = 10.0

    private var seen: [Int: [(at: Double, draws: Int)]] = [:]

    mutating func observe(_ chains: [ChainTail], at now: Double) {
        for chain in chains {
            var points = self.seen[chain.chain] ?? []
            points.append((now, chain.draws.tuning + chain.draws.count))
            while points.count > 2, now - points[1].at > Self.window { points.removeFirst() }
            self.seen[chain.chain] = points
        }
    }

    /// nil until two moments a second apart are known.
    func perSecond(_ chain: Int) -> Double? {
        guard let points = self.seen[chain], let first = points.first, let last = points.last else { return nil }
        guard last.at - first.at >= 1 else { return nil }
        return Double(last.draws - first.draws) / (last.at - first.at)
    }
}
