/// How often each night stands in each of many samples drawn with replacement (Efron's bootstrap).
///
/// Whole nights are drawn, because the incidents of one night depend on each other; every policy is weighed with the
/// same nights, so that the interval of a difference is that of paired nights.
package struct Resamples: Sendable {
    static let count = 200
    let nights: Int
    /// One row of weights for each sample.
    let weights: [[UInt8]]

    package init(nights: Int, seed: UInt64) {
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
    func ratio(_ top: [Double], _ bottom: [Double]) -> Sampled {
        self.ratios(zip(top, bottom).map { [$0] + [$1] })[0]
    }

    /// A ratio whose sums are counted night by night.
    func ratio<Night>(_ nights: [Night], _ count: (Night) -> (top: Double, bottom: Double)) -> Sampled {
        self.ratios(
            nights.map { night in
                let (top, bottom) = count(night)
                return [top, bottom]
            }
        )[0]
    }

    /// Many ratios in one pass over the nights, which is what a comparison spends its time on.
    ///
    /// - Parameter rows: for each night the top and the bottom of the first ratio, of the second, and so on.
    func ratios(_ rows: [[Double]]) -> [Sampled] {
        let width = rows.first?.count ?? 0
        let table = Table(rows)
        let values = Self.ratios(table.sums { _ in 1 }, width)
        let resampled = self.weights.map { weights in Self.ratios(table.sums { Double(weights[$0]) }, width) }
        return values.indices.map { place in Sampled(value: values[place], resampled: resampled.map { $0[place] }) }
    }

    private static func ratios(_ sums: [Double], _ width: Int) -> [Double] {
        stride(from: 0, to: width, by: 2).map { sums[$0] / sums[$0 + 1] }
    }

    /// Rows of numbers, eight to a vector.
    private struct Table {
        private let vectors: Int
        private let cells: [SIMD8<Double>]
        private let rows: Int

        init(_ rows: [[Double]]) {
            self.rows = rows.count
            self.vectors = ((rows.first?.count ?? 0) + 7) / 8
            var cells: [SIMD8<Double>] = []
            cells.reserveCapacity(rows.count * self.vectors)
            for row in rows {
                for first in stride(from: 0, to: row.count, by: 8) {
                    var cell = SIMD8<Double>()
                    for place in first..<min(first + 8, row.count) { cell[place - first] = row[place] }
                    cells.append(cell)
                }
            }
            self.cells = cells
        }

        /// The sum of every column, each row weighed; in the order of the rows, so that it is the same everywhere.
        @inline(__always) func sums(_ weight: (Int) -> Double) -> [Double] {
            var sums = [SIMD8<Double>](repeating: SIMD8<Double>(), count: self.vectors)
            for row in 0..<self.rows {
                let weight = weight(row)
                guard weight > 0 else { continue }
                for vector in 0..<self.vectors { sums[vector] += self.cells[row * self.vectors + vector] * weight }
            }
            return sums.flatMap { sum in sum.indices.map { sum[$0] } }
        }
    }
}
