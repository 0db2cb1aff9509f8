/// One chain as a look saw it, over all draws that it has recorded.
package struct ChainLook: Sendable, Codable, Equatable {
    package var chain: Int
    /// Whether the chain entered the look's summaries (R-hat, ESS); false while it has too few draws.
    package var isSummarized: Bool
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
    /// E-BFMI of the post-warmup energies; nil below 4 draws, without energy, or where it is not defined.
    package var bfmi: Double?
    /// Share of post-warmup transitions after which no element had moved, 0…1; nil below 2 draws.
    package var unmoved: Double?
    /// Mean acceptance statistic of the post-warmup draws; nil when the sampler does not say.
    package var acceptance: Double?
    /// Mean tree depth of the post-warmup draws; nil when the sampler does not say.
    package var treeDepth: Double?

    package init(chain: Int) {
        self.chain = chain
        self.isSummarized = true
        self.tuning = 0
        self.draws = 0
        self.divergent = 0
    }
}
