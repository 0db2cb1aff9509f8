/// The header of a `chain-<c>.draws` file: who drew what, and how a draw lies in a block.
package struct DrawLogHeader: Sendable, Codable, Equatable {
    /// The version of the format; this reader knows 1.
    package var format: Int
    package var training: String?
    package var segment: Int?
    package var run: Int?
    package var chain: Int
    package var sampler: String?
    package var versions: [String: JSONValue]?
    package var seed: JSONValue?
    package var modelHash: String?
    /// ISO 8601, UTC.
    package var created: String?
    /// Planned tuning draws.
    package var tune: Int?
    /// Planned post-warmup draws.
    package var draws: Int?
    /// Labels by name of the dimension.
    package var coords: [String: [CoordinateLabel]]?
    package var columns: [DrawColumn]

    package init(chain: Int, columns: [DrawColumn]) {
        self.format = 1
        self.chain = chain
        self.columns = columns
    }

    private enum CodingKeys: String, CodingKey {
        case format, training, segment, run, chain, sampler, versions, seed, created, tune, draws, coords, columns
        case modelHash = "model_hash"
    }
}
