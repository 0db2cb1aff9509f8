/// Sums, means and variances with numpy's order of additions, so that means of the same doubles are the same
/// doubles: where values are large and hardly vary, a mean that differs in its last bit is already seen.
enum Moments {
    typealias Values = UnsafeBufferPointer<Double>

    /// numpy's pairwise summation: blocks of up to 128 values in eight running sums, halves above.
    static func sum(_ values: Values) -> Double {
        let count = values.count
        if count < 8 { return values.reduce(0, +) }
        if count <= 128 { return self.block(values) }
        let middle = count / 2 - (count / 2) % 8
        return self.sum(Values(rebasing: values[..<middle])) + self.sum(Values(rebasing: values[middle...]))
    }

    private static func block(_ values: Values) -> Double {
        let whole = values.count - values.count % 8
        var sums = SIMD8<Double>.zero
        for start in stride(from: 0, to: whole, by: 8) { sums += Lanes.load(values, start) }
        let pairs = sums.evenHalf + sums.oddHalf
        let total = (pairs[0] + pairs[1]) + (pairs[2] + pairs[3])
        return values[whole...].reduce(total, +)
    }

    static func mean(_ values: Values) -> Double { self.sum(values) / Double(values.count) }

    static func mean(_ values: [Double]) -> Double { values.withUnsafeBufferPointer(self.mean) }

    /// The variance with divisor n - 1, of values that are few.
    ///
    /// Exactly 0 where all are equal: their mean may differ from them by rounding, and a chain that stands still must
    /// not look as if it moved by 1e-17.
    static func variance(_ values: Values) -> Double {
        guard let first = values.first, values.contains(where: { $0 != first }) else {
            return values.count > 1 ? 0 : .nan
        }
        let mean = self.mean(values)
        let squares = values.map { ($0 - mean) * ($0 - mean) }
        return squares.withUnsafeBufferPointer(self.sum) / Double(values.count - 1)
    }

    static func variance(_ values: [Double]) -> Double { values.withUnsafeBufferPointer(self.variance) }
}
