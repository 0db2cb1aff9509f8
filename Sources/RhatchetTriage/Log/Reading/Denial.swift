/// Lines of a report that name a problem in order to say that there is none.
enum Denial {
    private static let endings = [
        ": none", ": no", "? no", ": false", ": nothing", ": 0", " = 0", "=0", " none", ": -", " ok", " not yet",
        "=false",
    ]
    private static let undone: [LoweredText] = ["and converged", "converged since", "until it converged"].map(
        LoweredText.init
    )

    private static let verdicts = ["converged: no", "converged: false", "converged=false", "converged\": false"].map(
        LoweredText.init
    )
    private static let refused = ["ok=false", "valid=false", "passed=false", "success=false", "accepted=false"]
    private static let doubled = [LoweredText("not converged")]

    /// Whether the line answers itself with nothing.
    static func isAnswered(_ line: PlainLine) -> Bool {
        if line.containsAny(self.verdicts), !line.containsAny(self.doubled) { return false }
        let text = line.text.lowercased()
        if text.contains("not ok") { return false }
        if self.refused.contains(where: text.contains) { return false }
        let end = text.lastIndex { !$0.isWhitespace && $0 != "." }.map { text[...$0] } ?? ""
        return self.endings.contains(where: end.hasSuffix) || line.containsAny(self.undone)
    }

    /// What has a number, beginning with 0.
    private static let numbered: Set<Substring> = [
        "chain", "took", "chains", "worker", "task", "tasks", "rank", "thread", "process", "job", "gpu", "device",
        "node",
    ]

    /// Whether a clause says of one of the words that there is none of it: `0 failed`, `missing 0`, `errors: 0`.
    ///
    /// A zero beside any other word is an index: `y[0] is NaN`, `failed at draw 0`.
    static func countsNone(_ clause: Substring, of words: some Sequence<String>) -> Bool {
        let parts = clause.split { !$0.isLetter && !$0.isNumber && !"._-".contains($0) }
        let isNamed = { (part: Substring) in words.contains(where: part.contains) }
        let isBeside = zip(parts, parts.dropFirst()).contains { left, right in
            Double(left) == 0 && isNamed(right) || Double(right) == 0 && isNamed(left)
        }
        let end = clause.drop { $0.isWhitespace }
        return isBeside || end.hasSuffix(": 0") || end.hasSuffix("=0") || end.hasSuffix(": none")
            || end.hasSuffix("s 0")
    }

    /// Whether it counts zero of something; the chain whose number is 0 is no count.
    static func countsZero(_ line: PlainLine) -> Bool {
        let words = line.text.lowercased().split { !$0.isLetter && !$0.isNumber && $0 != "." && $0 != "_" }
        return zip(["" as Substring] + words, words).contains { before, word in
            word.first == "0" && Double(word) == 0 && !self.numbered.contains(before)
        }
    }
}
