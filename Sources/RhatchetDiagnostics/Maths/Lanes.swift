/// Eight doubles at a time, which the compiler makes into as many vector registers as the machine needs.
enum Lanes {
    @inline(__always)
    static func load(_ values: UnsafeBufferPointer<Double>, _ index: Int) -> SIMD8<Double> {
        UnsafeRawBufferPointer(values).loadUnaligned(fromByteOffset: index * 8, as: SIMD8<Double>.self)
    }

    @inline(__always)
    static func load(_ values: UnsafePointer<Double>, _ index: Int) -> SIMD8<Double> {
        UnsafeRawPointer(values + index).loadUnaligned(as: SIMD8<Double>.self)
    }

    @inline(__always)
    static func store(_ lanes: SIMD8<Double>, _ values: UnsafeMutablePointer<Double>, _ index: Int) {
        UnsafeMutableRawPointer(values + index).storeBytes(of: lanes, as: SIMD8<Double>.self)
    }

    /// The sum of the products of two rows.
    static func dot(_ left: UnsafePointer<Double>, _ right: UnsafePointer<Double>, count: Int) -> Double {
        var sums = (SIMD8<Double>.zero, SIMD8<Double>.zero)
        var index = 0
        while index + 16 <= count {
            sums.0 += self.load(left, index) * self.load(right, index)
            sums.1 += self.load(left, index + 8) * self.load(right, index + 8)
            index += 16
        }
        var total = (sums.0 + sums.1).sum()
        while index < count {
            total += left[index] * right[index]
            index += 1
        }
        return total
    }

    /// The sums of products of a row with itself, `lag` and `lag + 1` values further on: neighbouring lags are wanted
    /// together, and the row is then loaded once for both.
    static func lagged(_ row: UnsafePointer<Double>, _ lag: Int, count: Int) -> (Double, Double) {
        let second = count - lag - 1
        var sums = (SIMD8<Double>.zero, SIMD8<Double>.zero)
        var index = 0
        while index + 8 <= second {
            let here = self.load(row, index)
            sums.0 += here * self.load(row, index + lag)
            sums.1 += here * self.load(row, index + lag + 1)
            index += 8
        }
        var totals = (sums.0.sum(), sums.1.sum())
        while index < second {
            totals.0 += row[index] * row[index + lag]
            totals.1 += row[index] * row[index + lag + 1]
            index += 1
        }
        if second >= 0 { totals.0 += row[second] * row[second + lag] }
        return totals
    }
}
