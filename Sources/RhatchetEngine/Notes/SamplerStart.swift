package import RhatchetProtocol

/// One call of the sampler, as its recorder saw it: what was really asked for, wherever the values came from.
package struct SamplerStart: Sendable, Codable, Equatable {
    package var model: ModelName
    package var training: String
    package var segment: Int
    /// Which call of the script, from 0.
    package var run: Int
    package var sampler: String
    package var version: String?
    /// nil: none was given, or one that is no single integer.
    package var seed: Int64?
    package var chains: Int?
    /// Draws per chain.
    package var tune: Int?
    package var draws: Int?

    package init(
        model: ModelName,
        training: String,
        segment: Int,
        run: Int,
        sampler: String,
        version: String?,
        seed: Int64?,
        chains: Int?,
        tune: Int?,
        draws: Int?
    ) {
        self.model = model
        self.training = training
        self.segment = segment
        self.run = run
        self.sampler = sampler
        self.version = version
        self.seed = seed
        self.chains = chains
        self.tune = tune
        self.draws = draws
    }
}
