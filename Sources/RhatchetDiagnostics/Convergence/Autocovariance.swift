/// Autocovariances of rows, averaged over the rows, for as many lags as are asked for.
///
/// Biased, with divisor n at every lag, as Geyer's estimate needs them. Rows that mix are done after few lags, so
/// the first lags are summed one by one; where they do not suffice, one transform gives all that are left.
struct Autocovariance {
    /// As long as this, summing lag by lag costs less than the transform.
    private static let directLags = 48

    private let centred: DrawTable
    private var all: [Double]?

    init(_ table: DrawTable) {
        var centred = table
        for (row, mean) in table.perRow(Moments.mean).enumerated() {
            for index in row * table.columns..<(row + 1) * table.columns { centred.values[index] -= mean }
        }
        self.centred = centred
    }

    /// - Parameters:
    ///   - lag: within 0..<columns.
    ///   - fourier: makes the transform for at least so many points.
    mutating func mean(lag: Int, fourier: (Int) -> Fourier) -> Double {
        if lag < Self.directLags { return self.direct(lag) }
        let all = self.all ?? self.transformed(fourier(2 * self.centred.columns))
        self.all = all
        return all[lag]
    }

    private func direct(_ lag: Int) -> Double {
        let rows = self.centred.perRow { row in
            let count = row.count - lag
            return Self.dot(row[..<count], row[lag...])
        }
        return rows.reduce(0, +) / Double(self.centred.count)
    }

    private typealias Values = Slice<UnsafeBufferPointer<Double>>

    private static func dot(_ one: Values, _ other: Values) -> Double {
        let left = UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: one))
        let right = UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: other))
        var sums = (SIMD8<Double>.zero, SIMD8<Double>.zero)
        var offset = 0
        while offset + 128 <= left.count {
            sums.0 += self.lanes(left, offset) * self.lanes(right, offset)
            sums.1 += self.lanes(left, offset + 64) * self.lanes(right, offset + 64)
            offset += 128
        }
        var total = (sums.0 + sums.1).sum()
        for (a, b) in zip(one.dropFirst(offset / 8), other.dropFirst(offset / 8)) { total += a * b }
        return total
    }

    @inline(__always)
    private static func lanes(_ bytes: UnsafeRawBufferPointer, _ offset: Int) -> SIMD8<Double> {
        bytes.loadUnaligned(fromByteOffset: offset, as: SIMD8<Double>.self)
    }

    /// Wiener and Khinchin, padded with zeros so that nothing wraps round.
    ///
    /// Two real rows go through each complex
    /// transform: |Z(k)|² + |Z(-k)|² = 2 (|X(k)|² + |Y(k)|²) for z = x + iy, and only the rows' sum is wanted.
    private func transformed(_ fourier: Fourier) -> [Double] {
        var power = [Double](repeating: 0, count: fourier.count)
        for row in stride(from: 0, to: self.centred.rows, by: 2) {
            var real = self.padded(row, to: fourier.count)
            var imaginary = self.padded(row + 1, to: fourier.count)
            fourier.transform(&real, &imaginary)
            for index in power.indices {
                power[index] += real[index] * real[index] + imaginary[index] * imaginary[index]
            }
        }
        var real = power.indices.map { (power[$0] + power[($0 == 0 ? 0 : fourier.count - $0)]) / 2 }
        var imaginary = [Double](repeating: 0, count: fourier.count)
        fourier.transform(&real, &imaginary)
        let scale = Double(fourier.count) * Double(self.centred.count)
        return real.prefix(self.centred.columns).map { $0 / scale }
    }

    private func padded(_ row: Int, to count: Int) -> [Double] {
        var padded = [Double](repeating: 0, count: count)
        guard row < self.centred.rows else { return padded }
        let columns = self.centred.columns
        padded.replaceSubrange(..<columns, with: self.centred.values[row * columns..<(row + 1) * columns])
        return padded
    }
}
