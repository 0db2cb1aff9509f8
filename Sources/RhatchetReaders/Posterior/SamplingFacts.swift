/// What is known of how the draws were made; nil where nothing says it.
package struct SamplingFacts: Sendable, Equatable {
    /// The sampler or the program.
    package var sampler: String?
    package var model: String?
    /// Settings under the samplers' names for them, `delta` and `max_depth` for CmdStan.
    package var settings: [String: Double] = [:]
    /// Settings that are words, such as `init` and `metric`.
    package var words: [String: String] = [:]
    /// Post-warmup draws of every chain that were asked for.
    package var planned: Int?
    /// Chains that were asked for.
    package var chains: Int?

    package init() {}
}
