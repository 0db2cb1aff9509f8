/// What one look at a running (or finished) training found: every number that a judgement is made from.
///
/// A look is taken on the first `draws` post-warmup draws of each chain in `chains`, so that it equals what a
/// batch computation gives on the same draws. Nothing here is a judgement.
package struct Look: Sendable, Codable, Equatable {
    /// Chains that have begun, in order of their number.
    package var chains: [ChainLook]
    /// Post-warmup draws of every chain that entered the summaries; the shortest chain that has begun drawing.
    package var draws: Int
    /// One entry per scalar element of every variable, in the log's order.
    package var parameters: [ParameterLook]
    /// Post-warmup draws per chain that were planned; nil when not known.
    package var plannedDraws: Int?
    /// Whether every planned chain is complete.
    package var isComplete: Bool

    package init(
        chains: [ChainLook],
        draws: Int,
        parameters: [ParameterLook],
        plannedDraws: Int?,
        isComplete: Bool
    ) {
        self.chains = chains
        self.draws = draws
        self.parameters = parameters
        self.plannedDraws = plannedDraws
        self.isComplete = isComplete
    }
}

/// One chain as a look saw it.
package struct ChainLook: Sendable, Codable, Equatable {
    package var chain: Int
    /// Tuning draws recorded.
    package var tuning: Int
    /// Post-warmup draws recorded, all of them, also those beyond the look's common length.
    package var draws: Int
    /// Post-warmup transitions that diverged.
    package var divergent: Int
    /// Post-warmup transitions that reached the largest tree depth; nil when the sampler does not say.
    package var saturated: Int?
    /// The latest step size; nil when the sampler does not say.
    package var stepSize: Double?
    /// E-BFMI of the post-warmup energies; nil below 4 draws or without energy.
    package var bfmi: Double?
    /// Share of post-warmup transitions after which no element had moved, 0…1; nil below 2 draws.
    package var unmoved: Double?
    /// Mean acceptance statistic of the post-warmup draws; nil when the sampler does not say.
    package var acceptance: Double?
    /// Mean tree depth of the post-warmup draws; nil when the sampler does not say.
    package var treeDepth: Double?

    package init(chain: Int) {
        self.chain = chain
        self.tuning = 0
        self.draws = 0
        self.divergent = 0
    }
}

/// One scalar element of one variable as a look saw it.
package struct ParameterLook: Sendable, Codable, Equatable {
    /// Name as ArviZ shows it: `theta[3]`, with coordinates where the log has them: `theta[north]`.
    package var name: String
    /// Rank-normalised split R-hat, the larger of bulk and folded; NaN when not defined.
    package var rhat: Double
    package var essBulk: Double
    package var essTail: Double
    /// Effective draws of each chain by itself (unsplit, rank-normalised within the chain), in order of `Look.chains`.
    package var chainESS: [Double]
    /// Equal in all chains from the first draw on: a structural constant, no finding.
    package var isConstant: Bool

    package init(
        name: String,
        rhat: Double,
        essBulk: Double,
        essTail: Double,
        chainESS: [Double],
        isConstant: Bool
    ) {
        self.name = name
        self.rhat = rhat
        self.essBulk = essBulk
        self.essTail = essTail
        self.chainESS = chainESS
        self.isConstant = isConstant
    }
}
