/// Logarithm, exponential and normal quantile from the four operations alone.
///
/// The C library's differ in the last bit from one machine to the next; with these the same seed gives the same
/// bytes everywhere.
enum Elementary {
    private static let ln2 = 0.693147180559945309417

    /// The natural logarithm of a positive, finite number.
    static func log(_ value: Double) -> Double {
        var exponent = Double(value.exponent)
        var mantissa = value.significand
        if mantissa > 1.4142135623730951 {
            mantissa /= 2
            exponent += 1
        }
        // 2 artanh((m - 1) / (m + 1)); the argument is below 0.172, so that eleven terms reach double precision.
        let ratio = (mantissa - 1) / (mantissa + 1)
        let square = ratio * ratio
        var sum = 0.0
        for term in stride(from: 21.0, through: 1, by: -2) { sum = sum * square + 1 / term }
        return exponent * Self.ln2 + 2 * ratio * sum
    }

    static func exp(_ value: Double) -> Double {
        let power = (value / Self.ln2).rounded()
        let rest = value - power * Self.ln2
        var sum = 1.0
        for term in stride(from: 16.0, through: 1, by: -1) { sum = 1 + rest / term * sum }
        return sum * Double(sign: .plus, exponent: Int(power), significand: 1)
    }

    /// The quantile of the standard normal distribution at a share in 0..<1, right to 1e-7 of its value.
    ///
    /// Wichura 1988, algorithm AS 241, PPND7.
    static func normalQuantile(_ share: Double) -> Double {
        let centred = share - 0.5
        guard centred.magnitude > 0.425 else {
            let rest = 0.180625 - centred * centred
            let top = ((59.109374720 * rest + 159.29113202) * rest + 50.434271938) * rest + 3.3871327179
            return centred * top / (((67.187563600 * rest + 78.757757664) * rest + 17.895169469) * rest + 1)
        }
        let tail = (-Self.log(centred < 0 ? share : 1 - share)).squareRoot()
        let value = tail <= 5 ? Self.near(tail - 1.6) : Self.far(tail - 5)
        return centred < 0 ? -value : value
    }

    private static func near(_ rest: Double) -> Double {
        let top = ((0.17023821103 * rest + 1.3067284816) * rest + 2.7568153900) * rest + 1.4234372777
        return top / ((0.12021132975 * rest + 0.73700164250) * rest + 1)
    }

    private static func far(_ rest: Double) -> Double {
        let top = ((0.017337203997 * rest + 0.42868294337) * rest + 3.0812263860) * rest + 6.6579051150
        return top / ((0.012258202635 * rest + 0.24197894225) * rest + 1)
    }
}
