/// The fast Fourier transform of one length, a power of 2, in place.
struct Fourier {
    let count: Int
    private let cosines: [Double]
    private let sines: [Double]
    private let reversed: [Int]

    /// - Parameter count: rounded up to a power of 2.
    init(atLeast count: Int) {
        var size = 2
        while size < count { size *= 2 }
        let points = (0..<size / 2).map { UnitCircle.point(-2 * .pi * Double($0) / Double(size)) }
        let shift = UInt64(UInt64.bitWidth - size.trailingZeroBitCount)
        self.count = size
        self.cosines = points.map(\.cosine)
        self.sines = points.map(\.sine)
        self.reversed = (0..<size).map { Int(Self.reversed(UInt64($0)) >> shift) }
    }

    private static func reversed(_ value: UInt64) -> UInt64 {
        var (rest, result) = (value, UInt64(0))
        for _ in 0..<UInt64.bitWidth {
            result = result << 1 | rest & 1
            rest >>= 1
        }
        return result
    }

    /// Cooley and Tukey's radix 2, decimation in time. Both arrays must have `count` values.
    func transform(_ real: inout [Double], _ imaginary: inout [Double]) {
        for (index, other) in self.reversed.enumerated() where index < other {
            real.swapAt(index, other)
            imaginary.swapAt(index, other)
        }
        real.withUnsafeMutableBufferPointer { real in
            imaginary.withUnsafeMutableBufferPointer { imaginary in
                var half = 1
                while half < self.count {
                    self.butterflies(half, real, imaginary)
                    half *= 2
                }
            }
        }
    }

    @inline(__always)
    private func butterflies(
        _ half: Int,
        _ real: UnsafeMutableBufferPointer<Double>,
        _ imaginary: UnsafeMutableBufferPointer<Double>
    ) {
        let step = self.count / (2 * half)
        self.cosines.withUnsafeBufferPointer { cosines in
            self.sines.withUnsafeBufferPointer { sines in
                for start in stride(from: 0, to: self.count, by: 2 * half) {
                    for offset in 0..<half {
                        let (upper, lower) = (start + offset, start + offset + half)
                        let (cosine, sine) = (cosines[offset * step], sines[offset * step])
                        let turnedReal = real[lower] * cosine - imaginary[lower] * sine
                        let turnedImaginary = real[lower] * sine + imaginary[lower] * cosine
                        real[lower] = real[upper] - turnedReal
                        imaginary[lower] = imaginary[upper] - turnedImaginary
                        real[upper] += turnedReal
                        imaginary[upper] += turnedImaginary
                    }
                }
            }
        }
    }
}
