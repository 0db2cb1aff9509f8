package import RhatchetProtocol

/// Diagnostics at one moment.
package struct MeasuredFigures: Sendable, Codable, Equatable {
    /// What the figures were taken for.
    package enum Occasion: String, Sendable, Codable { case finding, verification, completion }

    package var model: ModelName
    package var training: String
    package var segment: Int
    package var occasion: Occasion
    /// Post-warmup draws per chain for which the figures hold.
    package var draws: Int
    package var chains: Int
    package var rhat: Double?
    package var rhatParameter: String?
    package var essBulk: Double?
    package var essBulkParameter: String?
    package var essTail: Double?
    package var essTailParameter: String?
    package var divergentShare: Double
    package var saturatedShare: Double?
    package var verdict: String

    package init(
        model: ModelName,
        training: String,
        segment: Int,
        occasion: Occasion,
        draws: Int,
        chains: Int,
        divergentShare: Double,
        saturatedShare: Double?,
        verdict: String
    ) {
        self.model = model
        self.training = training
        self.segment = segment
        self.occasion = occasion
        self.draws = draws
        self.chains = chains
        self.divergentShare = divergentShare
        self.saturatedShare = saturatedShare
        self.verdict = verdict
    }
}
