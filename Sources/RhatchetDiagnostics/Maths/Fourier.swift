/// The fast Fourier transform of one length, a power of 2, in place.
struct Fourier {
    let count: Int
    /// Roots of unity of every step, one step behind the other: those for halves of length h begin at h - 1.
    private let cosines: [Double]
    private let sines: [Double]
    private let reversed: [Int]

    /// - Parameter count: rounded up to a power of 2.
    init(atLeast count: Int) {
        var size = 2
        while size < count { size *= 2 }
        let halves = (0..<size.trailingZeroBitCount).map { 1 << $0 }
        let points = halves.flatMap { half in
            (0..<half).map { Elementary.point(-.pi * Double($0) / Double(half)) }
        }
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

    /// Cooley and Tukey's radix 2, decimation in time.
    ///
    /// Both arrays must have `count` values.
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

    /// One step: pairs of transforms of length `half` become transforms of twice that length.
    private func butterflies(
        _ half: Int,
        _ real: UnsafeMutableBufferPointer<Double>,
        _ imaginary: UnsafeMutableBufferPointer<Double>
    ) {
        let roots = half - 1..<2 * half - 1
        self.cosines[roots].withUnsafeBufferPointer { cosines in
            self.sines[roots].withUnsafeBufferPointer { sines in
                for start in stride(from: 0, to: self.count, by: 2 * half) {
                    for offset in 0..<half {
                        let (upper, lower) = (start + offset, start + offset + half)
                        let (x, y) = (real[lower], imaginary[lower])
                        let turnedReal = x * cosines[offset] - y * sines[offset]
                        let turnedImaginary = x * sines[offset] + y * cosines[offset]
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
