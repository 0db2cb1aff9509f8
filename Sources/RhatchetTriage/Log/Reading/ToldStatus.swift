/// The exit status that a shell, a runner or the program itself tells of: `rc=1`, `exited with code 137`, `Error 2`.
enum ToldStatus {
    private static let words: Set<Substring> = [
        "exit", "exits", "exited", "ended", "returned", "returns", "gave", "status", "code", "codes", "rc", "exitcode",
        "exit_code", "returncode", "rückgabewert", "statut", "código",
    ]
    /// Words that count what failed as well: `failed 3` is none, `failed with 3` is.
    private static let weak: Set<Substring> = ["failed", "finished", "stopped", "died"]
    /// Words that may stand between such a word and the number.
    private static let between: Set<Substring> = [
        "exit", "code", "codes", "status", "with", "was", "is", "non-zero", "error", "by", "of", "a",
    ]
    /// A number is no status before a noun: `ended with 200 draws`.
    private static let behind: Set<Substring> = ["after", "at", "on", "in", "and", "for", "linux"]
    private static let quick = [
        "exit", "ended", "return", "gave", "status", "code", "rc", "error", "failed", "finished", "stopped", "died",
        "rückgabewert", "statut", "código",
    ].map(LoweredText.init)
    private static let survived = ["ignored", "optional", "continuing", "going on", "retrying", " but "].map(
        LoweredText.init
    )
    private static let recipe = PlainLine.lowered("***")
    private static let reach = 3
    /// Some batch systems add 256 to the number of a signal.
    private static let statuses = [Int32(0)...199, 209...255, 257...286]

    /// The last one of the line; nil where there is none.
    static func read(_ line: PlainLine) -> Int32? {
        guard line.containsAny(self.quick), !line.containsAny(self.survived), !Survival.isEcho(line) else { return nil }
        let words = line.text.lowercased().split { " \t=:\",;()[]{}<>'".contains($0) }
        let isRecipe = line.contains(self.recipe)
        let places = words.indices.filter {
            self.words.contains(words[$0]) || self.weak.contains(words[$0]) || isRecipe && words[$0] == "error"
        }
        return places.reversed().lazy.compactMap { self.number(behind: $0, in: words) }.first
    }

    private static func number(behind place: Int, in words: [Substring]) -> Int32? {
        var next = place + 1
        while next < words.count, next - place <= self.reach, self.between.contains(words[next]) { next += 1 }
        if next == place + 1, self.weak.contains(words[place]) { return nil }
        guard next < words.count, let value = Int32(words[next].filter { $0 != "-" && $0 != "." }) else { return nil }
        // 200 to 208 are answers of HTTP.
        guard self.statuses.contains(where: { $0.contains(value) }) else { return nil }
        return self.isNoun(words, behind: next) ? nil : value
    }

    /// Whether a word stands beside the number that it counts, rather than being the next key of a record.
    private static func isNoun(_ words: [Substring], behind place: Int) -> Bool {
        guard place + 1 < words.count else { return false }
        let (number, noun) = (words[place], words[place + 1])
        guard noun.first?.isLetter == true, !self.behind.contains(noun) else { return false }
        return number.base[number.endIndex..<noun.startIndex].allSatisfy(\.isWhitespace)
    }
}
