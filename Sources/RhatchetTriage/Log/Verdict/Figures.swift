/// The numbers that a line names by a word before them.
struct Figures {
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
