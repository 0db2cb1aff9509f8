/// A number with its 95 % confidence interval.
package struct Estimate: Sendable, Hashable {
    package var value: Double
    package var low: Double
    package var high: Double

    /// Of what nothing was seen.
    package static let unknown = Estimate(.nan, .nan, .nan)

    package init(_ value: Double, _ low: Double, _ high: Double) {
        self.value = value
        self.low = low
        self.high = high
    }

    /// The percentile interval of resampled values (Efron and Tibshirani 1993, section 13.3).
    init(_ value: Double, resampled: [Double]) {
        let known = resampled.filter { !$0.isNaN }.sorted()
        guard !known.isEmpty else {
            self.init(value, .nan, .nan)
            return
        }
        let last = Double(known.count - 1)
        self.init(value, known[Int((0.025 * last).rounded(.down))], known[Int((0.975 * last).rounded(.up))])
    }
}
