/// The inverse of the distribution function of Beta(a, b), a and b at least 1.
enum BetaQuantile {
    /// - Parameter probability: within 0…1, not at the ends.
    static func of(_ probability: Double, _ a: Double, _ b: Double) -> Double {
        var (low, high) = (0.0, 1.0)
        var x = a / (a + b)
        // Newton's steps, and halves where one would leave what is known of the place.
        for _ in 0..<200 {
            let excess = self.distribution(x, a, b) - probability
            if excess > 0 { high = x } else { low = x }
            let step = excess * x * (1 - x) / self.density(x, a, b)
            let next = x - step
            let settled = low < next && next < high ? next : (low + high) / 2
            if (settled - x).magnitude <= 1e-16 * x || settled == x { return settled }
            x = settled
        }
        return x
    }

    /// The incomplete beta function's continued fraction, by Lentz's method.
    private static func distribution(_ x: Double, _ a: Double, _ b: Double) -> Double {
        guard x < (a + 1) / (a + b + 2) else { return 1 - self.lower(1 - x, b, a) }
        return self.lower(x, a, b)
    }

    private static func lower(_ x: Double, _ a: Double, _ b: Double) -> Double {
        var c = 1.0
        var d = self.away(1 - (a + b) * x / (a + 1))
        var fraction = 1 / d
        d = fraction
        for term in 1..<10_000 {
            let m = Double(term)
            let even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
            d = 1 / self.away(1 + even * d)
            c = self.away(1 + even / c)
            fraction *= d * c
            let odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
            d = 1 / self.away(1 + odd * d)
            c = self.away(1 + odd / c)
            fraction *= d * c
            if (d * c - 1).magnitude < 1e-16 { break }
        }
        return self.density(x, a, b) * fraction / a
    }

    private static func away(_ value: Double) -> Double { value.magnitude < 1e-300 ? 1e-300 : value }

    /// x^a (1 - x)^b / B(a, b), with Stirling's formula taken out of the gamma functions, so that large numbers do not
    /// cancel.
    private static func density(_ x: Double, _ a: Double, _ b: Double) -> Double {
        let sum = a + b
        let exponent =
            a * Elementary.naturalLog(x * sum / a) + b * Elementary.naturalLog((1 - x) * sum / b)
            + self.stirling(sum) - self.stirling(a) - self.stirling(b)
        return Elementary.exponential(exponent) * (a * b / (2 * .pi * sum)).squareRoot()
    }

    /// log gamma(s) less (s - 1/2) log s - s + log(2 pi) / 2.
    private static func stirling(_ s: Double) -> Double {
        var (s, sum) = (s, 0.0)
        while s < 16 {
            sum += (s + 0.5) * Elementary.naturalLog((s + 1) / s) - 1
            s += 1
        }
        let r = 1 / (s * s)
        return sum + (1.0 / 12 - r * (1.0 / 360 - r * (1.0 / 1260 - r * (1.0 / 1680 - r / 1188)))) / s
    }
}
