import Foundation

/// A figure in the report of a run that came to its end, which cannot be true (PROTOCOL 3, `impossible_result`).
struct ImpossibleResult {
    let line: LogLine
    let cause: String

    /// The last one; nil when every figure can be true.
    static func find(_ tail: [PlainLine]) -> ImpossibleResult? {
        for line in tail.reversed() where !Survival.isEcho(line) {
            guard let figures = Figures(line), let cause = Self.cause(figures, tail) else { continue }
            return ImpossibleResult(line: line.line, cause: cause)
        }
        return nil
    }

    private static func cause(_ figures: Figures, _ tail: [PlainLine]) -> String? {
        // R-hat is a root of at least (n - 1) / n: 0.9 is below any run of ten draws.
        if let rhat = figures.after(["r-hat", "rhat", "r_hat"]), rhat < 0.9 { return "an R-hat of \(rhat) cannot be" }
        if figures.isCoverage, let share = figures.last, share > 100 {
            return "a coverage above 100 % cannot be"
        }
        if let rate = figures.after(["acceptance rate", "acceptance prob", "accept_prob"]),
            rate < 0 || rate > (figures.isPercent ? 100 : 1)
        {
            return "an acceptance rate of \(rate) cannot be"
        }
        if let variance = figures.after(["variance", " sd ", "stddev", "std dev", "standard deviation"]), variance < 0 {
            return "a negative variance or standard deviation cannot be"
        }
        if figures.hasZeroDeviation { return "a standard deviation of exactly zero is no posterior's: no draw differs" }
        if let time = figures.after(["took", "elapsed", "duration"]), time < 0 {
            return "a negative duration cannot be"
        }
        return Self.effectiveDraws(figures, tail) ?? Self.probability(figures, tail)
    }

    /// More effective draws than draws times their decimal logarithm are more than any antithetic chain gives; it is also
    /// where ArviZ and posterior cut the estimate.
    private static func effectiveDraws(_ figures: Figures, _ tail: [PlainLine]) -> String? {
        guard let ess = figures.after(["effective sample size", "ess bulk", "ess_bulk", "ess", "n_eff"]) else {
            return nil
        }
        guard let draws = tail.lazy.compactMap({ Figures($0)?.draws }).max(), draws > 10 else { return nil }
        return ess > draws * log10(draws) ? "more effective draws (\(ess)) than \(draws) draws can hold" : nil
    }

    private static func probability(_ figures: Figures, _ tail: [PlainLine]) -> String? {
        guard let (name, mean) = figures.namedMean, mean < 0 || mean > 1 else { return nil }
        let isProbability = tail.contains {
            $0.text.contains("\(name) ~ Beta(") || $0.text.contains("\(name) ~ Uniform(0, 1)")
        }
        return isProbability ? "the mean \(mean) of \(name) lies outside of what its prior allows" : nil
    }
}
