/// How a shell, a runner or the program itself tells that a process ended: `rc=1`, `exited with code -9`, `Error 2`.
enum ToldStatus {
    private static let words: Set<Substring> = [
        "exit", "exits", "exited", "exitcode", "exit_code", "exit_status", "returncode", "rückgabewert", "statut",
        "código",
    ]
    /// Words that speak of other things as well: they need a word of the first kind beside them, or a number that only a
    /// shell gives.
    private static let weak: Set<Substring> = [
        "ended", "returned", "gave", "status", "code", "codes", "failed", "finished", "died",
    ]
    private static let between: Set<Substring> = [
        "exit", "code", "status", "codes", "with", "was", "is", "non-zero", "error", "by", "of", "a",
    ]
    private static let plain: Set<Substring> = ["exit", "code", "codes", "status"]
    /// A number is no status before a noun: `ended with 200 draws`.
    private static let behind: Set<Substring> = ["after", "at", "on", "in", "and", "for", "linux"]
    private static let quick = [
        "exit", "ended", "return", "gave", "status", "code", "rc=", "*** ", "failed", "finished",
        "died", "stop ", "rückgabewert", "statut",
    ].map(LoweredText.init)
    private static let survived = ["ignored", "optional", " but "].map(LoweredText.init)
    private static let recipe = PlainLine.lowered("***")
    private static let reach = 3
    /// From 124 on: timeouts, commands that cannot run, signals; some batch systems add 256 to the number of a signal.
    private static let shells = [Int32(124)...192, 257...286]

    /// The last one of the line that is a failure, else the last; nil where there is none.
    static func read(_ line: PlainLine) -> ExitRecord? {
        guard line.containsAny(self.quick), !line.containsAny(self.survived), !Survival.isEcho(line) else { return nil }
        if Survival.isTold(line), !line.text.lowercased().contains("no retry") { return nil }
        let words = line.text.lowercased().split { " \t=:\",;()[]{}<>'".contains($0) }
        let isRecipe = line.contains(self.recipe)
        let found = words.indices.compactMap { self.number($0, words, isRecipe, isAssigned: line.text.contains("rc=")) }
        return (found.last { $0 != 0 } ?? found.last).map(self.record)
    }

    private static func record(_ value: Int32) -> ExitRecord {
        if value < 0 { return ExitRecord(signal: -value) }
        return value > 256 ? ExitRecord(signal: value - 256) : ExitRecord(status: value)
    }

    private static func number(_ place: Int, _ words: [Substring], _ isRecipe: Bool, isAssigned: Bool) -> Int32? {
        let word = words[place]
        // Fortran's own word of the end.
        let isStop = word == "stop" && place == 0
        let isStrong = isStop || self.words.contains(word) || isRecipe && word == "error" || isAssigned && word == "rc"
        guard isStrong || self.weak.contains(word) else { return nil }
        var next = place + 1
        while next < words.count, next - place <= self.reach, self.between.contains(words[next]) { next += 1 }
        // Of a list the first failure counts: `exit codes: 0 1 0 0`.
        next = words[next...].prefix { self.value($0) != nil }.firstIndex { self.value($0) != 0 } ?? next
        guard next < words.count, let value = self.value(words[next]), !self.isNoun(words, behind: next) else {
            return nil
        }
        let isNamed =
            place > 0 && self.plain.contains(words[place - 1])
            || words[(place + 1)..<next].contains(where: self.plain.contains)
        let isStatus =
            isStrong || isNamed || self.shells.contains { $0.contains(value) } || value == 0
        return isStatus ? value : nil
    }

    /// A whole number with a sign at most before it and a point behind it: no clock time and no decimal.
    private static func value(_ word: Substring) -> Int32? {
        let digits = word.hasSuffix(".") ? word.dropLast() : word
        guard digits.drop(while: { $0 == "-" }).allSatisfy(\.isNumber), let value = Int32(digits) else { return nil }
        let mark = word.endIndex < word.base.endIndex ? word.base[word.endIndex] : " "
        let isTime = mark == ":" && word.base[word.base.index(after: word.endIndex)...].first?.isNumber == true
        return !isTime && ((-64)...255).contains(value) || (257...286).contains(value) ? value : nil
    }

    /// Whether a word stands beside the number that it counts, rather than being the next key of a record.
    private static func isNoun(_ words: [Substring], behind place: Int) -> Bool {
        guard place + 1 < words.count else { return false }
        let (number, noun) = (words[place], words[place + 1])
        guard noun.first?.isLetter == true, !self.behind.contains(noun) else { return false }
        return number.base[number.endIndex..<noun.startIndex].allSatisfy(\.isWhitespace)
    }
}
