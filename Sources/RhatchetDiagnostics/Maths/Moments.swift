/// Sums, means and variances with numpy's order of additions, so that means of the same doubles are the same
/// doubles: where values are large and hardly vary, a mean that differs in its last bit is already seen.
enum Moments {
    /// numpy's pairwise summation: blocks of up to 128 values in eight running sums, halves above.
    static func sum(_ values: UnsafeBufferPointer<Double>) -> Double {
        let count = values.count
        if count < 8 { return values.reduce(0, +) }
        if count <= 128 { return self.block(values) }
        let middle = count / 2 - (count / 2) % 8
        let left = UnsafeBufferPointer(rebasing: values[..<middle])
        let right = UnsafeBufferPointer(rebasing: values[middle...])
        return self.sum(left) + self.sum(right)
    }

    private static func block(_ values: UnsafeBufferPointer<Double>) -> Double {
        let whole = values.count - values.count % 8
        var sums = SIMD8<Double>.zero
        let bytes = UnsafeRawBufferPointer(values)
        for start in stride(from: 0, to: whole, by: 8) {
            sums += bytes.loadUnaligned(fromByteOffset: start * 8, as: SIMD8<Double>.self)
        }
        let pairs = sums.evenHalf + sums.oddHalf
        let total = (pairs[0] + pairs[1]) + (pairs[2] + pairs[3])
        return values[whole...].reduce(total, +)
    }

    static func mean(_ values: UnsafeBufferPointer<Double>) -> Double {
        self.sum(values) / Double(values.count)
    }

    /// The variance with divisor n - 1.
    ///
    /// Exactly 0 where all values are equal: their mean may differ from them by rounding, and a chain that stands still must not look as if it moved by 1e-17.
    static func variance(_ values: UnsafeBufferPointer<Double>) -> Double {
        guard let first = values.first, values.contains(where: { $0 != first }) else {
            return values.count > 1 ? 0 : .nan
        }
        let mean = self.mean(values)
        let squares = values.map { ($0 - mean) * ($0 - mean) }
        return squares.withUnsafeBufferPointer(self.sum) / Double(values.count - 1)
    }

    static func variance(_ values: [Double]) -> Double { values.withUnsafeBufferPointer(self.variance) }

    static func mean(_ values: [Double]) -> Double { values.withUnsafeBufferPointer(self.mean) }
}
