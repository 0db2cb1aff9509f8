/// The share of divergent transitions that a log tells, last.
enum DivergenceShare {
    private static let word = [LoweredText("divergen")]
    private static let total = [LoweredText("draws total"), LoweredText("/")]
    private static let warmup = [
        LoweredText("not counted"), LoweredText("warm-up divergences"), LoweredText("warmup divergences"),
        LoweredText("during warm"),
    ]
    /// Without a total to hold it against, so many divergences are too many for any run of usual length.
    private static let manyAlone = 200.0

    static func last(_ tail: [PlainLine]) -> (share: Double, line: LogLine)? {
        for line in tail.reversed() where line.containsAny(self.word) && !line.containsAny(self.warmup) {
            if let share = Self.share(line.text, in: tail) { return (share, line.line) }
        }
        return nil
    }

    /// The last line that counts divergences, however few.
    static func lastTold(_ tail: [PlainLine]) -> LogLine? {
        tail.last { $0.containsAny(self.word) && !$0.containsAny(self.warmup) && (self.count($0.text) ?? 0) > 0 }?.line
    }

    /// Reads `There were 132 divergences …`, `132 of 4000 (3.30%) transitions ended with a divergence`,
    /// `1973 divergent transitions …, of 2000` and `Number of divergences: 987`.
    private static func share(_ text: String, in tail: [PlainLine]) -> Double? {
        if let match = text.firstMatch(of: /([0-9_]+) of ([0-9_]+)/), let part = Self.number(match.1),
            let whole = Self.number(match.2)
        {
            return whole > 0 ? part / whole : nil
        }
        if let match = text.firstMatch(of: /([0-9_]+) divergen[a-z ]*.*\bof ([0-9_]+)/),
            let part = Self.number(match.1),
            let whole = Self.number(match.2)
        {
            return whole > 0 ? part / whole : nil
        }
        guard let count = Self.count(text) else { return nil }
        guard let draws = Self.totalDraws(tail), draws > 0 else { return count >= Self.manyAlone ? 1 : nil }
        return min(1, count / draws)
    }

    private static func count(_ text: String) -> Double? {
        if let match = text.firstMatch(of: /[Dd]ivergen[a-z ]*[:= ] *([0-9_]+)/) { return Self.number(match.1) }
        return text.firstMatch(of: /(?:^|[ (])([0-9_]+) divergen/).flatMap { Self.number($0.1) }
    }

    /// `… (4_000 + 4_000 draws total) took 3 seconds.`: post-warmup draws of all chains.
    ///
    /// Failing that, what progress bars counted to, warm-up included: then the share is at least what it is said to be.
    private static func totalDraws(_ tail: [PlainLine]) -> Double? {
        let lines = tail.reversed().lazy.filter { $0.containsAny(self.total) }
        if let said = lines.compactMap({ $0.text.firstMatch(of: /\+ ([0-9_]+) draws total/) }).first {
            return Self.number(said.1)
        }
        let bars = lines.compactMap { $0.text.firstMatch(of: /100%.* ([0-9]+)\/([0-9]+) \[/)?.2 }.compactMap(
            Self.number
        )
        let sum = bars.reduce(0, +)
        return sum > 0 ? sum : nil
    }

    private static func number(_ text: Substring) -> Double? { Double(text.replacing("_", with: "")) }
}
