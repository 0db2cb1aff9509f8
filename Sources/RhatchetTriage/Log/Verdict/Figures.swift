/// The numbers that a line names by a word before them.
struct Figures {
    private let text: String

    private static let quick = [
        "r-hat", "rhat", "r_hat", "coverage", "acceptance", "variance", " sd ", "took", "elapsed", "effective", "ess",
        "mean", "draws", "deviation", "duration", "n_eff", "accept_prob", "stddev", "std dev",
    ].map(LoweredText.init)
    /// How far behind its word a number may stand, in characters.
    private static let reach = 60
    /// Words that make another figure of it.
    private static let others: Set<Substring> = [
        "above", "below", "limit", "threshold", "larger", "smaller", "excess", "diff", "difference", "change", "than",
        "explained", "ratio", "share",
    ]

    init?(_ line: PlainLine) {
        guard line.containsAny(Self.quick) else { return nil }
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
            let number = rest.drop { $0.isLetter || " _=:'".contains($0) }
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
