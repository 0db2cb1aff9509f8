/// The fast Fourier transform of one length, a power of 2, and the memory that it works in.
final class Fourier {
    let count: Int
    /// Roots of unity of every step, one step behind the other: those for halves of length h begin at h - 1.
    private let cosines: Storage<Double>
    private let sines: Storage<Double>
    private let reversed: Storage<UInt32>
    private let real: Storage<Double>
    private let imaginary: Storage<Double>
    private let power: Storage<Double>

    /// - Parameter count: rounded up to a power of 2.
    init(atLeast count: Int) {
        var size = 16
        while size < count { size *= 2 }
        self.count = size
        self.cosines = Storage(size, of: 0)
        self.sines = Storage(size, of: 0)
        self.reversed = Storage(size, of: 0)
        self.real = Storage(size, of: 0)
        self.imaginary = Storage(size, of: 0)
        self.power = Storage(size, of: 0)
        self.fillTables()
    }

    private func fillTables() {
        for half in (0..<self.count.trailingZeroBitCount).map({ 1 << $0 }) {
            for step in 0..<half {
                let point = Elementary.point(-.pi * Double(step) / Double(half))
                self.cosines[half - 1 + step] = point.cosine
                self.sines[half - 1 + step] = point.sine
            }
        }
        for index in 1..<self.count {
            let half = self.reversed[index / 2] / 2
            self.reversed[index] = index & 1 == 0 ? half : half + UInt32(truncatingIfNeeded: self.count / 2)
        }
    }

    /// Autocovariances of rows, averaged over them, divisor `columns` at each of the first `lags` lags.
    ///
    /// Wiener and Khinchin, padded with zeros so that none of these lags wraps round: `columns + lags` is at most
    /// `count`. Two real rows go through each complex transform: |Z(k)|² + |Z(-k)|² = 2 (|X(k)|² + |Y(k)|²) for
    /// z = x + iy, and only the rows' sum is wanted.
    func autocovariances(_ values: UnsafePointer<Double>, rows: Int, columns: Int, lags: Int) -> [Double] {
        self.power.base.update(repeating: 0, count: self.count)
        for row in stride(from: 0, to: rows, by: 2) {
            self.load(values + row * columns, columns, into: self.real)
            self.load(values + (row + 1) * columns, row + 1 < rows ? columns : 0, into: self.imaginary)
            self.transform()
            for index in 0..<self.count {
                let (x, y) = (self.real[index], self.imaginary[index])
                self.power[index] += x * x + y * y
            }
        }
        for index in 0..<self.count {
            let place = Int(self.reversed[index])
            self.real[place] = (self.power[index] + self.power[index == 0 ? 0 : self.count - index]) / 2
            self.imaginary[place] = 0
        }
        self.transform()
        let scale = Double(self.count) * Double(rows * columns)
        return (0..<lags).map { self.real[$0] / scale }
    }

    /// A row, in the order in which the transform takes it.
    private func load(_ row: UnsafePointer<Double>, _ columns: Int, into target: borrowing Storage<Double>) {
        for index in 0..<self.count { target[Int(self.reversed[index])] = index < columns ? row[index] : 0 }
    }

    /// Cooley and Tukey's radix 2, decimation in time, of what was loaded in reversed order.
    private func transform() {
        var half = 1
        while half < 8 {
            for start in stride(from: 0, to: self.count, by: 2 * half) {
                for offset in 0..<half { self.butterfly(start + offset, half, half - 1 + offset) }
            }
            half *= 2
        }
        while half < self.count {
            for start in stride(from: 0, to: self.count, by: 2 * half) { self.butterflies(start, half) }
            half *= 2
        }
    }

    @inline(__always)
    private func butterfly(_ upper: Int, _ half: Int, _ root: Int) {
        let lower = upper + half
        let (cosine, sine) = (self.cosines[root], self.sines[root])
        let x = self.real[lower] * cosine - self.imaginary[lower] * sine
        let y = self.real[lower] * sine + self.imaginary[lower] * cosine
        (self.real[lower], self.imaginary[lower]) = (self.real[upper] - x, self.imaginary[upper] - y)
        (self.real[upper], self.imaginary[upper]) = (self.real[upper] + x, self.imaginary[upper] + y)
    }

    /// Eight at a time: a pair of transforms of length `half` becomes one of twice that length.
    private func butterflies(_ start: Int, _ half: Int) {
        let (cosines, sines) = (self.cosines.base + half - 1, self.sines.base + half - 1)
        let (realUpper, imaginaryUpper) = (self.real.base + start, self.imaginary.base + start)
        let (realLower, imaginaryLower) = (realUpper + half, imaginaryUpper + half)
        for offset in stride(from: 0, to: half, by: 8) {
            let (cosine, sine) = (Lanes.load(cosines, offset), Lanes.load(sines, offset))
            let (real, imaginary) = (Lanes.load(realLower, offset), Lanes.load(imaginaryLower, offset))
            let (x, y) = (real * cosine - imaginary * sine, real * sine + imaginary * cosine)
            let (upperReal, upperImaginary) = (Lanes.load(realUpper, offset), Lanes.load(imaginaryUpper, offset))
            Lanes.store(upperReal - x, realLower, offset)
            Lanes.store(upperImaginary - y, imaginaryLower, offset)
            Lanes.store(upperReal + x, realUpper, offset)
            Lanes.store(upperImaginary + y, imaginaryUpper, offset)
        }
    }
}
