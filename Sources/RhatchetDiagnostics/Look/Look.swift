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
