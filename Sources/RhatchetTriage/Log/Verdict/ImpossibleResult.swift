import Foundation

/// A figure in the report of a run that came to its end, which cannot be true (PROTOCOL 3, `impossible_result`).
struct ImpossibleResult {
    let line: LogLine
    let cause: String

    /// No report counts the chains of so many at once.
    private static let mostChains = 100.0

    /// The last one; nil when every figure can be true.
    static func find(_ tail: [PlainLine]) -> ImpossibleResult? {
        let read = tail.filter { !Survival.isEcho($0) }.compactMap { line in Figures(line).map { (line, $0) } }
        let draws = read.compactMap { $0.1.draws }.max()
        for (line, figures) in read.reversed() {
            guard let cause = Self.cause(figures, draws) ?? Self.probability(figures, tail) else { continue }
            return ImpossibleResult(line: line.line, cause: cause)
        }
        return nil
    }

    private static func cause(_ figures: Figures, _ draws: Double?) -> String? {
        // R-hat is a root of at least (n - 1) / n: 0.9 is below any run of ten draws.
        if let rhat = figures.fraction(after: ["r-hat", "rhat", "r_hat"]), rhat > 0, rhat < 0.9 {
            return "an R-hat of \(rhat) cannot be"
        }
        if let share = figures.coverage, share > 100 { return "a coverage above 100 % cannot be" }
        // From 2 on it may be percent.
        if let rate = figures.fraction(after: ["acceptance rate", "acceptance prob", "accept_prob"]),
            !figures.isPercent,
            rate < 0 || rate > 1 && rate < 2
        {
            return "an acceptance rate of \(rate) cannot be"
        }
        return Self.spread(figures) ?? Self.effectiveDraws(figures, draws)
    }

    private static func spread(_ figures: Figures) -> String? {
        let words = ["variance", " sd ", "stddev", "std dev", "standard deviation"]
        if !figures.isLogarithm, let spread = figures.fraction(after: words), spread < 0 {
            return "a negative variance or standard deviation cannot be"
        }
        // A constant of the model has none, and stands at a whole number as a rule.
        if figures.hasZeroDeviation, let (_, mean) = figures.namedMean, mean.rounded() != mean {
            return "a standard deviation of exactly zero is no posterior's: no draw differs"
        }
        if let time = figures.after(["took", "elapsed", "duration"]), time < 0 {
            return "a negative duration cannot be"
        }
        return nil
    }

    /// More effective draws than draws times their decimal logarithm are more than any antithetic chain gives; it is also
    /// where ArviZ and posterior cut the estimate.
    private static func effectiveDraws(_ figures: Figures, _ draws: Double?) -> String? {
        guard let draws, draws > 10 else { return nil }
        let words = ["effective sample size", "ess bulk", "ess_bulk", "ess_tail", "ess ", "ess:", "ess=", "n_eff"]
        guard let ess = figures.after(words), ess > Self.mostChains * draws * log10(draws) else { return nil }
        return "more effective draws (\(ess)) than \(draws) draws can hold"
    }

    private static func probability(_ figures: Figures, _ tail: [PlainLine]) -> String? {
        guard let (name, mean) = figures.namedMean, mean < 0 || mean > 1 else { return nil }
        let isProbability = tail.contains { line in
            ["Beta(", "Uniform(0, 1)"].contains { line.text.contains("\(name) ~ \($0)") }
        }
        return isProbability ? "the mean \(mean) of \(name) lies outside of what its prior allows" : nil
    }
}
