/// How often each night stands in each of many samples drawn with replacement (Efron's bootstrap).
///
/// Whole nights are drawn, because the incidents of one night depend on each other; every policy is weighed with the
/// same nights, so that the interval of a difference is that of paired nights.
struct Resamples: Sendable {
    static let count = 200
    let nights: Int
    /// One row of weights for each sample.
    let weights: [[UInt8]]

    init(nights: Int, seed: UInt64) {
        self.nights = nights
        self.weights = (0..<Self.count).map { sample in
            let draws = Draws(seed: seed, night: -1 - sample)
            var weights = [UInt8](repeating: 0, count: nights)
            for draw in 0..<nights {
                weights[Int(draws.uniform(.resample, training: draw) * Double(nights))] &+= 1
            }
            return weights
        }
    }

    /// A ratio of two sums over nights, such as hours lost per training.
    func ratio(_ top: [Double], _ bottom: [Double]) -> Estimate {
        let value = top.reduce(0, +) / bottom.reduce(0, +)
        return Estimate(value, resampled: self.ratios(top, bottom))
    }

    /// The difference of two such ratios over the same nights.
    func difference(_ left: (top: [Double], bottom: [Double]), _ right: (top: [Double], bottom: [Double])) -> Estimate {
        let value =
            left.top.reduce(0, +) / left.bottom.reduce(0, +) - right.top.reduce(0, +) / right.bottom.reduce(0, +)
        let pairs = zip(self.ratios(left.top, left.bottom), self.ratios(right.top, right.bottom))
        return Estimate(value, resampled: pairs.map { $0 - $1 })
    }

    /// The ratio in each sample.
    private func ratios(_ top: [Double], _ bottom: [Double]) -> [Double] {
        self.weights.map { weights in
            var (above, below) = (0.0, 0.0)
            for index in weights.indices {
                let weight = Double(weights[index])
                above += top[index] * weight
                below += bottom[index] * weight
            }
            return above / below
        }
    }
}
