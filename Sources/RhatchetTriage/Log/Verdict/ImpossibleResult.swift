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
        let priors = ToldPriors(tail)
        for (line, figures) in read.reversed() {
            guard let cause = Self.cause(figures, draws) ?? Self.probability(figures, priors) else { continue }
            return ImpossibleResult(line: line.line, cause: cause)
        }
        return ImpossibleRow.find(tail, priors)
    }

    private static func cause(_ figures: Figures, _ draws: Double?) -> String? {
        // R-hat is a root of at least (n - 1) / n: 0.9 is below any run of ten draws.
        if let rhat = figures.fraction(after: ["r-hat", "rhat", "r_hat"]), rhat > 0, rhat < 0.9 {
            return "an R-hat of \(rhat) cannot be"
        }
        if let share = figures.coverage, share > 100 { return "a coverage above 100 % cannot be" }
        if let share = figures.percentOfAll, share > 100 { return "\(share) % of all cannot be" }
        return Self.share(figures) ?? Self.spread(figures) ?? Self.effectiveDraws(figures, draws)
    }

    /// What lies between 0 and 1 by its definition.
    private static func share(_ figures: Figures) -> String? {
        let acceptance = [
            "acceptance rate", "acceptance prob", "accept_prob", "acceptance_rate", "accept_stat", "acceptance",
        ]
        // From 2 on it may be percent.
        if let rate = figures.fraction(after: acceptance), !figures.isLogarithm,
            rate < 0 || rate > (figures.isPercent ? 100 : 1) && (figures.isPercent || rate < 2)
        {
            return "an acceptance rate of \(rate) cannot be"
        }
        if let probability = figures.probability, probability < 0 || probability > 1 {
            return "a probability of \(probability) cannot be"
        }
        if let value = figures.fraction(after: ["correlation", "r-squared", "r_squared"]), !figures.isPercent, value > 1
        {
            return "a correlation or R² of \(value) cannot be"
        }
        if let coverage = figures.coverageAtEnd, coverage > 1, coverage < 2 {
            return "a coverage of \(coverage) cannot be"
        }
        if let (part, whole) = figures.part, part > whole { return "\(Int(part)) of \(Int(whole)) cannot be" }
        return figures.fraction(after: ["coverage"]).flatMap { !figures.isPercent && $0 > 1 && $0 < 2 ? $0 : nil }.map {
            "a coverage of \($0) cannot be"
        }
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
        if let (lower, upper) = figures.interval, lower > upper {
            return "an interval from \(lower) to \(upper) cannot be"
        }
        if let energy = figures.fraction(after: ["bfmi"]), energy < 0 { return "a negative E-BFMI cannot be" }
        if let count = figures.after(["divergences", "transitions"]), count < 0 { return "a negative count cannot be" }
        if let time = figures.after(["took", "elapsed", "duration"]), time < 0 {
            return "a negative duration cannot be"
        }
        return nil
    }

    /// More effective draws than draws times their decimal logarithm are more than any antithetic chain gives; it is also
    /// where ArviZ and posterior cut the estimate.
    private static func effectiveDraws(_ figures: Figures, _ draws: Double?) -> String? {
        let words = ["effective sample size", "ess bulk", "ess_bulk", "ess_tail", "ess ", "ess:", "ess=", "n_eff"]
        guard let ess = figures.after(words) else { return nil }
        if ess < -1 { return "a negative effective sample size cannot be" }
        guard let draws, draws > 10, ess > Self.mostChains * draws * log10(draws) else { return nil }
        return "more effective draws (\(ess)) than \(draws) draws can hold"
    }

    private static func probability(_ figures: Figures, _ priors: ToldPriors) -> String? {
        figures.namedMean.flatMap { priors.excludes($0.name, mean: $0.mean) }
    }
}
