/// The inverse of the standard normal distribution function.
///
/// Wichura 1988, "Algorithm AS 241: The Percentage Points of the Normal Distribution", routine PPND16: about 1
/// part in 10^16 wherever the probability is given that exactly.
package enum NormalQuantile {
    /// - Parameter probability: within 0…1; at the ends the answer is infinite, outside NaN.
    package static func of(_ probability: Double) -> Double {
        guard 0...1 ~= probability else { return .nan }
        let centred = probability - 0.5
        if centred.magnitude <= 0.425 {
            let r = 0.180625 - centred * centred
            return centred * self.ratio(r, self.central)
        }
        let tail = centred < 0 ? probability : 1 - probability
        guard tail > 0 else { return centred < 0 ? -.infinity : .infinity }
        let r = (-Elementary.naturalLog(tail)).squareRoot()
        let magnitude = r <= 5 ? self.ratio(r - 1.6, self.tail) : self.ratio(r - 5, self.far)
        return centred < 0 ? -magnitude : magnitude
    }

    /// Numerator and denominator, the coefficients from the highest power down.
    private typealias Ratio = (SIMD8<Double>, SIMD8<Double>)

    @inline(__always)
    private static func ratio(_ r: Double, _ of: Ratio) -> Double {
        var (numerator, denominator) = (of.0[0], of.1[0])
        for power in 1..<8 {
            numerator = numerator * r + of.0[power]
            denominator = denominator * r + of.1[power]
        }
        return numerator / denominator
    }

    // Coefficients of the paper's tables.
    private static var central: Ratio {
        (
            SIMD8(
                2509.0809287301226727,
                33430.575583588128105,
                67265.770927008700853,
                45921.953931549871457,
                13731.693765509461125,
                1971.5909503065514427,
                133.14166789178437745,
                3.387132872796366608
            ),
            SIMD8(
                5226.495278852854561,
                28729.085735721942674,
                39307.89580009271061,
                21213.794301586595867,
                5394.1960214247511077,
                687.1870074920579083,
                42.313330701600911252,
                1
            )
        )
    }
    private static var tail: Ratio {
        (
            SIMD8(
                7.7454501427834140764e-4,
                0.0227238449892691845833,
                0.24178072517745061177,
                1.27045825245236838258,
                3.64784832476320460504,
                5.7694972214606914055,
                4.6303378461565452959,
                1.42343711074968357734
            ),
            SIMD8(
                1.05075007164441684324e-9,
                5.475938084995344946e-4,
                0.0151986665636164571966,
                0.14810397642748007459,
                0.68976733498510000455,
                1.6763848301838038494,
                2.05319162663775882187,
                1
            )
        )
    }
    private static var far: Ratio {
        (
            SIMD8(
                2.01033439929228813265e-7,
                2.71155556874348757815e-5,
                0.0012426609473880784386,
                0.026532189526576123093,
                0.29656057182850489123,
                1.7848265399172913358,
                5.4637849111641143699,
                6.6579046435011037772
            ),
            SIMD8(
                2.04426310338993978564e-15,
                1.4215117583164458887e-7,
                1.8463183175100546818e-5,
                7.868691311456132591e-4,
                0.0148753612908506148525,
                0.13692988092273580531,
                0.59983220655588793769,
                1
            )
        )
    }
}
