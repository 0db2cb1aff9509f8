package import RhatchetProtocol

/// How long something takes.
package enum Distribution: Sendable, Hashable {
    case constant(TimeAmount)
    case uniform(TimeAmount, TimeAmount)
    case exponential(mean: TimeAmount)
    /// `p90` is not exceeded in nine cases of ten.
    case lognormal(median: TimeAmount, p90: TimeAmount)
    /// What was seen, ascending; never empty.
    case observed([TimeAmount])

    /// The value that the share `share` of all stays below, in whole milliseconds.
    package func quantile(_ share: Double) -> TimeAmount {
        switch self {
        case .constant(let amount): amount
        case .uniform(let low, let high): Self.amount(low.double + share * (high.double - low.double))
        case .exponential(let mean): Self.amount(-Elementary.log(1 - share) * mean.double)
        case .lognormal(let median, let p90):
            Self.amount(median.double * Self.spread(p90.double / max(median.double, 1), share))
        case .observed(let amounts): amounts[min(Int(share * Double(amounts.count)), amounts.count - 1)]
        }
    }

    /// `ratio` to the power of the normal quantile, in units of that of 0.9.
    private static func spread(_ ratio: Double, _ share: Double) -> Double {
        Elementary.exp(Elementary.log(ratio) * Elementary.normalQuantile(share) / 1.2815515655446004)
    }

    private static func amount(_ milliseconds: Double) -> TimeAmount {
        .milliseconds(Int64(min(milliseconds, 1e14).rounded()))
    }
}

extension TimeAmount {
    var double: Double { Double(self.milliseconds) }
    var hours: Double { self.double / 3_600_000 }
}
