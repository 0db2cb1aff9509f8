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

/// The numbers that a line names by a word before them.
private struct Figures {
    private let text: String
    let isPercent: Bool

    private static let quick = [
        "r-hat", "rhat", "r_hat", "coverage", "acceptance", "variance", " sd ", "took", "elapsed", "effective", "ess",
        "mean", "draws", "deviation", "duration",
    ].map(LoweredText.init)

    init?(_ line: PlainLine) {
        guard line.containsAny(Self.quick) else { return nil }
        self.text = line.text.lowercased()
        self.isPercent = self.text.contains("%")
    }

    /// The first number behind the last of the words that is there, if only a few letters stand between.
    func after(_ words: [String]) -> Double? {
        for word in words {
            guard let range = self.text.firstRange(of: word) else { continue }
            guard self.isWord(range) else { continue }
            guard
                let match = self.text[range.upperBound...].prefixMatch(
                    of:
                        /(?:[ a-z_=:%']|(?:of )|[0-9]+ % )*?(-?[0-9]+(?:\.[0-9]+)?(?:e[+-]?[0-9]+)?)/
                )
            else { continue }
            return Double(match.1)
        }
        return nil
    }

    /// A coverage in percent.
    var isCoverage: Bool { self.isPercent && self.text.contains("coverage") }

    var last: Double? { self.text.matches(of: /-?[0-9]+(?:\.[0-9]+)?/).last.flatMap { Double($0.0) } }

    private func isWord(_ range: Range<String.Index>) -> Bool {
        guard range.lowerBound > self.text.startIndex else { return true }
        let before = self.text[self.text.index(before: range.lowerBound)]
        return !before.isLetter || self.text[range].first == " "
    }

    /// `sd 0.000000`: with so many digits nothing was rounded away.
    var hasZeroDeviation: Bool { self.text.firstMatch(of: /\bsd[ =:]+0\.0{6,}\b/) != nil }

    /// `draws kept: 4000`, `4000 draws`.
    var draws: Double? {
        if let match = self.text.firstMatch(of: /draws(?: kept| total)?[:=] *([0-9]+)/) { return Double(match.1) }
        return self.text.firstMatch(of: /\b([0-9]+) draws/).flatMap { Double($0.1) }
    }

    /// `p  mean 1.37`.
    var namedMean: (name: String, mean: Double)? {
        guard let match = self.text.firstMatch(of: /\b([a-z_0-9]+)[ :]+mean[ =:]+(-?[0-9.]+)/),
            let mean = Double(match.2)
        else {
            return nil
        }
        return (String(match.1), mean)
    }
}
