import RhatchetDiagnostics

/// How much a chain moves: over all its post-warmup transitions, and over those since the last check.
struct ChainMovement: Equatable {
    /// Share of transitions that did not move, the larger of the two; nil when not known.
    let unmoved: Double?

    /// A chain that mixed first and then got stuck is seen only in the transitions since the last check.
    ///
    /// `window` is the least number of new transitions that may speak for themselves.
    init(_ chain: ChainLook, since earlier: ChainLook?, window: Int) {
        guard let share = chain.unmoved else {
            self.unmoved = nil
            return
        }
        guard let earlier, let before = earlier.unmoved, chain.draws - earlier.draws >= window else {
            self.unmoved = share
            return
        }
        let still = share * Double(chain.draws - 1) - before * Double(earlier.draws - 1)
        self.unmoved = max(share, still / Double(chain.draws - earlier.draws))
    }
}
