/// A distribution of values that belong to nights; a value that never came is infinite.
package struct Spread: Sendable {
    /// Ascending.
    package let values: [Double]
    private let nights: [Int]

    init(_ pairs: [(value: Double, night: Int)]) {
        // The night as well, for an order that does not hang on how the sort is made.
        let sorted = pairs.sorted { ($0.value, $0.night) < ($1.value, $1.night) }
        self.values = sorted.map(\.value)
        self.nights = sorted.map(\.night)
    }

    package var count: Int { self.values.count }

    /// The smallest value that at least this share of all does not exceed; not a number where there is none.
    package func quantile(_ share: Double) -> Double {
        guard !self.values.isEmpty else { return .nan }
        return self.values[max(Int((share * Double(self.count)).rounded(.up)) - 1, 0)]
    }

    /// Quantiles at ascending shares, each with what the samples make of it.
    func quantiles(_ shares: [Double], _ resamples: Resamples) -> [Sampled] {
        let resampled = resamples.weights.map { self.quantiles(shares, weights: $0) }
        return shares.enumerated().map { place, share in
            Sampled(value: self.quantile(share), resampled: resampled.map { $0[place] })
        }
    }

    private func quantiles(_ shares: [Double], weights: [UInt8]) -> [Double] {
        let total = self.nights.reduce(0) { $0 + Int(weights[$1]) }
        guard total > 0 else { return Array(repeating: .nan, count: shares.count) }
        var found: [Double] = []
        var (sum, place) = (0, 0)
        for share in shares {
            let wanted = share * Double(total)
            while Double(sum) < wanted, place < self.nights.count {
                sum += Int(weights[self.nights[place]])
                place += 1
            }
            found.append(self.values[max(place - 1, 0)])
        }
        return found
    }

    /// The share of values up to `value`.
    package func share(upTo value: Double) -> Double {
        guard !self.values.isEmpty else { return .nan }
        return Double(self.values.prefix { $0 <= value }.count) / Double(self.count)
    }
}
