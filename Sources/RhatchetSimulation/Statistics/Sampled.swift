/// A number, and what each sample of the bootstrap makes of it.
package struct Sampled: Sendable {
    package let value: Double
    /// In the order of the samples, so that two numbers over the same nights stay paired.
    let resampled: [Double]

    package var estimate: Estimate { Estimate(self.value, resampled: self.resampled) }

    /// The difference over the same nights.
    static func - (left: Sampled, right: Sampled) -> Sampled {
        Sampled(value: left.value - right.value, resampled: zip(left.resampled, right.resampled).map { $0 - $1 })
    }

    /// The ratio over the same nights.
    static func / (left: Sampled, right: Sampled) -> Sampled {
        Sampled(value: left.value / right.value, resampled: zip(left.resampled, right.resampled).map { $0 / $1 })
    }
}
