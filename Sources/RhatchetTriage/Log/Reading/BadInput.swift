/// What a log says, before a sampler gives up at its start, of values in the input that cannot be.
///
/// PyMC, NumPyro and nutpie speak of the start only; whether the data or the model are at fault stands above it, if anywhere.
enum BadInput {
    private static let words: Set<String> = [
        "nan", "nans", "inf", "-inf", "infinite", "infinity", "negative", "out-of-support", "non-finite", "null",
    ]
    private static let counted = words.union(["missing"])
    private static let phrases: [LoweredText] = [
        "not a number", "divide by zero encountered in log", "invalid value encountered in log",
        "outside of the support", "outside the support", "data in",
    ].map(LoweredText.init)
    private static let harmless: [LoweredText] = [
        "no missing", "all finite", "no nan", "0 nan", "nan: 0", "without nan", "dropped", "imputed", "finite values",
        "check any log", "log probability", "log(0)", "rejecting", "no error", "not negative",
    ].map(LoweredText.init)
    private static let reach = 200

    /// The first and the last such line before line `number`.
    static func lines(before number: Int, in tail: [PlainLine]) -> [LogLine] {
        let before = tail.prefix { $0.line.number < number }.suffix(Self.reach)
        let (first, last) = (before.first(where: Self.isSaid)?.line, before.last(where: Self.isSaid)?.line)
        return [first, last == first ? nil : last].compactMap(\.self)
    }

    private static func isSaid(_ line: PlainLine) -> Bool {
        guard !line.containsAny(self.harmless), !Survival.isEcho(line) else { return false }
        if line.containsAny(self.phrases) { return true }
        // `missing 0, non-finite 0` says of each that there is none.
        return line.text.lowercased().split { ",;|".contains($0) }.contains {
            self.isBad($0) && !Denial.countsNone($0, of: self.counted)
        }
    }

    private static func isBad(_ clause: Substring) -> Bool {
        clause.split { !$0.isLetter && $0 != "-" }.contains { self.words.contains(String($0)) }
    }
}
