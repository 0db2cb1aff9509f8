/// The numbers that a line names by a word before them.
struct Figures {
    private let text: String
    private let original: String

    private static let quick = [
        "r-hat", "rhat", "r_hat", "coverage", "acceptance", "variance", " sd ", "took", "elapsed", "effective", "ess",
        "mean", "draws", "deviation", "duration", "n_eff", "accept", "stddev", "std dev", "psrf", "p(", "pr(", "prob",
        "correlation", "bfmi", "r-squared", "r_squared", "interval", "hdi", "p-value", "p value", "divergen",
        "transitions",
    ].map(LoweredText.init)
    /// How far behind its word a number may stand, in characters.
    private static let reach = 60
    /// Words that make another figure of it.
    private static let others: Set<Substring> = [
        "above", "below", "limit", "threshold", "larger", "smaller", "excess", "diff", "difference", "change", "than",
        "explained", "ratio", "share", "length", "time", "function", "odds", "factor", "matrix", "lag",
    ]

    init?(_ line: PlainLine) {
        guard line.containsAny(Self.quick) else { return nil }
        self.original = line.text
        self.text = line.text.lowercased()
    }

    var isPercent: Bool { self.text.contains("%") }
    var isLogarithm: Bool { self.text.contains("log") }

    /// The first number behind the first of the words that is there, if only words stand between.
    func after(_ words: [String]) -> Double? { self.read(words).flatMap { Double($0.number) } }

    /// Such a number with a decimal point, if no more than a name stands between.
    func fraction(after words: [String]) -> Double? {
        guard let (number, between) = self.read(words), number.contains(".") else { return nil }
        let names = between.split { !$0.isLetter }.filter { $0 != "of" && $0 != "the" }
        return names.count <= 1 && Self.others.isDisjoint(with: names) ? Double(number) : nil
    }

    private func read(_ words: [String]) -> (number: Substring, between: Substring)? {
        for word in words {
            guard let range = self.text.firstRange(of: word), self.isWord(range) else { continue }
            let rest = self.text[range.upperBound...].prefix(Self.reach)
            let number = rest.drop { $0.isLetter || " _=:'\"()".contains($0) }
            guard let match = number.prefixMatch(of: /-?[0-9]+(?:\.[0-9]+)?(?:e[+-]?[0-9]+)?/) else { continue }
            return (match.0, rest[..<number.startIndex])
        }
        return nil
    }

    private func isWord(_ range: Range<String.Index>) -> Bool {
        guard range.lowerBound > self.text.startIndex else { return true }
        let before = self.text[self.text.index(before: range.lowerBound)]
        return !before.isLetter || self.text[range].first == " "
    }

    /// `P(beta > 0 | y) = 1.38`, `probability of a rise: 0.93`; nil for a logarithm or odds.
    var probability: Double? {
        guard ["prob", "p(", "pr(", "p-value", "p value"].contains(where: self.text.contains), !self.isLogarithm,
            !self.isPercent, !self.text.contains("odds"), !self.text.contains("ratio")
        else {
            return nil
        }
        let match =
            self.original.firstMatch(of: /\b(?:P|Pr|Prob|prob)\([^=]*\) ?[=:] ?(-?[0-9]+\.[0-9]+)/)
            ?? self.text.firstMatch(
                of: /\b(?:probability|p-value|p value)\b(?:[^=:]{0,60}[=:]|[^=:0-9]{0,40}) ?(-?[0-9]+\.[0-9]+)/
            )
        return match.flatMap { Double($0.1) }
    }

    /// Lower and upper end of an interval in brackets.
    var interval: (lower: Double, upper: Double)? {
        guard self.text.contains("hdi") || self.text.contains("interval") else {
            return nil
        }
        let ends = /\[ ?(-?[0-9]+\.[0-9]+) ?(?:,|;|to) ?(-?[0-9]+\.[0-9]+) ?\]/
        guard let match = self.text.firstMatch(of: ends), let lower = Double(match.1), let upper = Double(match.2)
        else {
            return nil
        }
        return (lower, upper)
    }

    /// Words of what has a share between none and all.
    private static let shares = [
        "accept", "reject", "divergen", "coverage", "covered", "proportion", "fraction", "probability", "transitions",
        "draws kept", "inside the interval", "within the interval",
    ]

    /// The last percentage of a line about such a share.
    var percentOfAll: Double? {
        guard self.text.contains("%"), Self.shares.contains(where: self.text.contains) else { return nil }
        guard !["faster", "increase", "more than", "change", "speed", "than "].contains(where: self.text.contains)
        else {
            return nil
        }
        return self.text.matches(of: /([0-9]+(?:\.[0-9]+)?) ?%/).last.flatMap { Double($0.1) }
    }

    /// `4100 of 4000 transitions`, `divergent transitions: 4100 / 4000`.
    var part: (part: Double, whole: Double)? {
        guard self.text.contains(" of ") || self.text.contains("/") else { return nil }
        let parts = /\b([0-9]+) of ([0-9]+) (?:transitions|draws|proposals|samples|chains|parameters)/
        let shares =
            /(?:accepted|rejected|divergences|transitions)[:=]? ([0-9]+) ?(?:out of|of|\/) ?([0-9]+)\b/
        guard let match = self.text.firstMatch(of: parts) ?? self.text.firstMatch(of: shares),
            let part = Double(match.1), let whole = Double(match.2)
        else {
            return nil
        }
        return (part, whole)
    }

    /// `coverage of the 50 % interval: 1.10`: the figure at the end.
    var coverageAtEnd: Double? {
        guard self.text.contains("coverage") else { return nil }
        return self.text.firstMatch(of: /[:=] ?([0-9]+\.[0-9]+)\s*$/).flatMap { Double($0.1) }
    }

    /// The last percentage in a line about coverage.
    var coverage: Double? {
        guard self.text.contains("coverage") else { return nil }
        return self.text.matches(of: /\b([0-9]+(?:\.[0-9]+)?) ?%/).last.flatMap { Double($0.1) }
    }

    /// `sd 0.000000`: with so many digits nothing was rounded away.
    var hasZeroDeviation: Bool { self.text.firstMatch(of: /\bsd[ =:]{1,3}0\.0{6,}\b/) != nil }

    /// `draws kept: 4000`, `4000 draws`.
    var draws: Double? {
        if let match = self.text.firstMatch(of: /draws(?: kept| total)?[:=] ?([0-9]+)/) { return Double(match.1) }
        return self.text.firstMatch(of: /\b([0-9]+) draws/).flatMap { Double($0.1) }
    }

    /// `p  mean 1.37`.
    var namedMean: (name: String, mean: Double)? {
        guard let match = self.text.firstMatch(of: /\b([a-z_0-9]+)[ :]{1,9}mean[ =:]{1,9}(-?[0-9]+(?:\.[0-9]+)?)/)
        else {
            return nil
        }
        return Double(match.2).map { (String(match.1), $0) }
    }
}
