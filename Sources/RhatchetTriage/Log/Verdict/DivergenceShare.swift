/// The share of divergent transitions that a log tells, last.
enum DivergenceShare {
    private static let word = [
        LoweredText("divergen"), LoweredText("draws diverged"), LoweredText("transitions diverged"),
    ]
    private static let total = [LoweredText("draws total"), LoweredText("100%")]
    private static let warmup = [
        LoweredText("not counted"), LoweredText("warm-up divergences"), LoweredText("warmup divergences"),
        LoweredText("during warm"), LoweredText("in warm"), LoweredText("in the warm"), LoweredText("during tuning"),
        LoweredText("in tuning"), LoweredText("while tuning"), LoweredText("before tuning"), LoweredText("warm-up:"),
    ]
    private static var amongDraws: Regex<(Substring, Substring, Substring)> {
        /\b([0-9_]+) diverg[a-z]*(?: [a-z]+)? (?:in|out of|among|over) ([0-9_]+) (?:transitions|draws|samples|iterations)/
    }

    /// Without a total to hold it against, so many divergences are too many for any run of usual length.
    private static let manyAlone = 200.0

    static func last(_ tail: [PlainLine]) -> (share: Double, line: LogLine)? {
        let told = tail.filter(Self.isTold)
        guard !told.isEmpty else { return nil }
        let draws = Self.totalDraws(tail)
        return told.reversed().lazy.compactMap { line in
            Self.share(line.text.lowercased(), of: draws).map { ($0, line.line) }
        }.first
    }

    /// The last line that counts divergences, however few.
    static func lastTold(_ tail: [PlainLine]) -> LogLine? {
        tail.last { Self.isTold($0) && (Self.count($0.text.lowercased()) ?? 0) > 0 }?.line
    }

    private static func isTold(_ line: PlainLine) -> Bool {
        line.containsAny(self.word) && !line.containsAny(self.warmup)
    }

    /// Reads `There were 132 divergences …`, `132 divergences in 4000 transitions`,
    /// `132 of 4000 (3.30%) transitions ended with a divergence`,
    /// `1973 divergent transitions …, of 2000` and `Number of divergences: 987`.
    private static func share(_ text: String, of draws: Double?) -> Double? {
        if let match = text.firstMatch(of: /\b([0-9_]+) of ([0-9_]+)|diverg[a-z ]*[:=]? ?([0-9_]+) ?\/ ?([0-9_]+)/),
            let part = (match.1 ?? match.3).flatMap(Self.number),
            let whole = (match.2 ?? match.4).flatMap(Self.number)
        {
            return Self.share(part, whole)
        }
        if let match = text.firstMatch(of: self.amongDraws), let part = Self.number(match.1),
            let whole = Self.number(match.2)
        {
            return Self.share(part, whole)
        }
        if let match = text.firstMatch(
            of: /([0-9]+(?:\.[0-9]+)?) ?% of (?:the |all )?(?:transitions|draws|iterations|samples)/
        ) {
            return Double(match.1).map { $0 / 100 }
        }
        guard let count = Self.count(text) else { return nil }
        if let match = text.matches(of: /\bof ([0-9_]+)/).last, let whole = Self.number(match.1), whole >= count {
            return whole > 0 ? count / whole : nil
        }
        guard let draws, draws > 0 else { return count >= Self.manyAlone ? 1 : nil }
        return min(1, count / draws)
    }

    /// More than all of them is a figure that cannot be, and says nothing of the sampler.
    private static func share(_ part: Double, _ whole: Double) -> Double? {
        whole > 0 && part <= whole ? part / whole : nil
    }

    /// The number after the word and its own ending, else the one before it.
    private static func count(_ text: String) -> Double? {
        guard let word = text.firstRange(of: "divergen") else { return nil }
        let rest = text[word.upperBound...].drop { $0.isLetter || $0 == " " || $0 == ":" || $0 == "=" }
        if let first = rest.first, first.isNumber { return Self.number(rest.prefix { $0.isNumber || $0 == "_" }) }
        let before = text[..<word.lowerBound].reversed().drop { $0 == " " }.prefix {
            $0.isNumber || $0 == "_" || $0 == "."
        }
        let figures = String(before.reversed())
        // A fraction is no count.
        return figures.isEmpty || figures.contains(".") || text.contains("/\(figures)")
            ? nil : Self.number(figures[...])
    }

    /// `… (4_000 + 4_000 draws total) took 3 seconds.`: post-warmup draws of all chains.
    ///
    /// Failing that, what progress bars counted to, warm-up included: then the share is at least what it is said to be.
    private static func totalDraws(_ tail: [PlainLine]) -> Double? {
        let lines = tail.reversed().filter { $0.containsAny(Self.total) }
        if let said = lines.lazy.compactMap({ $0.text.firstMatch(of: /\+ ([0-9_]+) draws total/) }).first {
            return Self.number(said.1)
        }
        let bars = lines.compactMap { $0.text.firstMatch(of: /\b[0-9]+\/([0-9]+) \[/)?.1 }.compactMap(Self.number)
        let sum = bars.reduce(0, +)
        return sum > 0 ? sum : nil
    }

    private static func number(_ text: Substring) -> Double? { Double(text.replacing("_", with: "")) }
}
