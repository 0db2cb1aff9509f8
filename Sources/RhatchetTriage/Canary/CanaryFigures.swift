package import RhatchetDiagnostics

/// What a short trial with new parameters is judged on (PROTOCOL 6, step 3), of the trial or of what ran before it.
package struct CanaryFigures: Sendable, Equatable {
    /// Post-warmup transitions of all chains.
    package var transitions: Int
    package var divergent: Int
    package var saturated: Int
    /// Of the worst chain; nil when not known.
    package var leastBFMI: Double?
    /// Effective draws of the slowest element, chain by chain and added up, per gradient; nil when not known: a chain
    /// with fewer than 25 of its own has seen too little of the posterior for its own ESS to mean anything (PROTOCOL 3), and
    /// one that crawls in a corner looks the better the less it moves.
    ///
    /// A tree of depth d costs 2^d - 1 gradients, and the mean depth stands for all: the mean of 2^d is more than that, so
    /// this is a little too good, alike before and after.
    package var essPerGradient: Double?

    private static let leastChainESS = 25.0

    package init(
        transitions: Int,
        divergent: Int,
        saturated: Int,
        leastBFMI: Double? = nil,
        essPerGradient: Double? = nil
    ) {
        self.transitions = transitions
        self.divergent = divergent
        self.saturated = saturated
        self.leastBFMI = leastBFMI
        self.essPerGradient = essPerGradient
    }

    package init(_ look: Look) {
        let gradients = look.chains.map { chain in
            chain.treeDepth.map { Double(look.draws) * (Self.leaves($0) - 1) } ?? .nan
        }.reduce(0, +)
        let sizes = look.parameters.filter { !$0.isConstant }.map(\.chainESS)
        let isKnown = sizes.allSatisfy { $0.allSatisfy { $0 >= Self.leastChainESS } }
        let least = isKnown ? sizes.map { $0.reduce(0, +) }.min() ?? .nan : .nan
        let rate = least / gradients
        self.init(
            transitions: look.chains.reduce(0) { $0 + $1.draws },
            divergent: look.chains.reduce(0) { $0 + $1.divergent },
            saturated: look.chains.reduce(0) { $0 + ($1.saturated ?? 0) },
            leastBFMI: look.chains.compactMap(\.bfmi).min(),
            essPerGradient: rate.isFinite ? rate : nil
        )
    }

    /// 2 to the power of a mean depth, straight lines between whole depths.
    private static func leaves(_ depth: Double) -> Double {
        let whole = max(0, min(depth, 30)).rounded(.down)
        let low = Double(1 << Int(whole))
        return low + (depth - whole) * low
    }
}
