package import RhatchetProtocol

/// A training, or one call of its sampler, was asked to end by a rule that its user gave: `--until`, `--max-time`.
package struct RuledStop: Sendable, Codable, Equatable {
    package var model: ModelName
    package var training: String
    package var segment: Int
    /// The call of the sampler, from 0; nil where the whole training was to end.
    package var run: Int?
    /// The rule and how it stood, in words.
    package var reason: String

    package init(model: ModelName, training: String, segment: Int, run: Int?, reason: String) {
        self.model = model
        self.training = training
        self.segment = segment
        self.run = run
        self.reason = reason
    }
}
