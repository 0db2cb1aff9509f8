/// One row of a model's design expectations (PROTOCOL 9).
///
/// Without `min` and `max` the row asks for equality with `design`; with one of them, the other side is open.
package struct ExpectationRow: Sendable, Codable, Hashable {
    package var parameter: String
    package var design: Value?
    package var min: Double?
    package var max: Double?
    package var unit: String?
    /// A failed row rejects at once, whoever asks.
    package var mustNotSimplify: Bool

    package init(
        parameter: String,
        design: Value? = nil,
        min: Double? = nil,
        max: Double? = nil,
        unit: String? = nil,
        mustNotSimplify: Bool = false
    ) {
        self.parameter = parameter
        self.design = design
        self.min = min
        self.max = max
        self.unit = unit
        self.mustNotSimplify = mustNotSimplify
    }

    package enum CodingKeys: String, CodingKey, CaseIterable {
        case parameter, design, min, max, unit
        case mustNotSimplify = "must_not_simplify"
    }
}
