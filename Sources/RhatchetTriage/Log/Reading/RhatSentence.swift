/// The R-hat that a program tells in sentences of its own, at its end.
enum RhatSentence {
    private static let quick = ["r-hat", "rhat", "r_hat", "psrf"].map(LoweredText.init)
    /// Words that make the number beside it a limit.
    private static let limits: [LoweredText] = [
        "limit", "threshold", "target", "allow", "until", "below", "under", "<", ">", "if ", "stop", "max_rhat=",
        "warn",
        "%", "warm", "tuning", "adapt", "pilot", "tolerance", "at most", "extending", "so far", "currently",
    ].map(LoweredText.init)

    /// The last; of a block of lines that differ in the name at their beginning alone, the largest.
    static func worst(_ tail: [PlainLine]) -> (line: LogLine, rhat: Double)? {
        var block: [(line: LogLine, form: (name: String, rest: String), rhat: Double)] = []
        for line in tail.reversed() {
            guard line.containsAny(self.quick), let rhat = self.value(line) else {
                if block.isEmpty || line.isBlank { continue }
                break
            }
            let form = self.form(line)
            if block.contains(where: { $0.form.name == form.name || $0.form.rest != form.rest }) { break }
            block.append((line.line, form, rhat))
        }
        return block.max { $0.rhat < $1.rhat }.map { ($0.line, $0.rhat) }
    }

    private static let all = [" max", "worst", "all", " ok", "largest", "max_"].map(LoweredText.init)

    /// Whether it gives R-hats all of which say that the chains agree: `r_hat [1.001 1.007]`.
    static func isGood(_ line: PlainLine) -> Bool {
        guard line.containsAny(self.quick), !Survival.isSaid(line), !self.isOnTheWay(line.text),
            !line.containsAny(self.limits)
        else { return false }
        let text = line.text.lowercased()
        guard let word = text.firstMatch(of: /r[-_]?hat|psrf/) else { return false }
        let numbers = text[word.range.upperBound...].matches(of: /[0-9]+\.[0-9]+/).compactMap { Double($0.0) }
        // One number may be that of one parameter.
        let isAll = numbers.count > 1 || line.containsAny(self.all)
        return isAll && !numbers.isEmpty && numbers.allSatisfy { (0.9...1.05).contains($0) }
    }

    private static func value(_ line: PlainLine) -> Double? {
        guard !Survival.isSaid(line), !self.isSetting(line.text) else { return nil }
        let hasArrow = line.text.contains("->") || line.text.contains("=>")
        guard !(hasArrow ? self.withoutArrows(line) : line).containsAny(self.limits) else { return nil }
        guard !self.isOnTheWay(line.text), !self.isCourse(line.text) else { return nil }
        return Figures(line)?.fraction(after: ["r-hat", "rhat", "r_hat", "psrf"])
    }

    /// Arrows are no limits.
    private static func withoutArrows(_ line: PlainLine) -> PlainLine {
        PlainLine(line.text.replacing("->", with: " ").replacing("=>", with: " "))
    }

    /// `1.9 -> 1.4 -> 1.00`, `1.2 after 200 draws, 1.003 after 2000`: how it went, whose last figure is the better one.
    private static func isCourse(_ text: String) -> Bool {
        text.firstMatch(of: /[0-9] ?(?:->|=>|→|, then|, now) ?[0-9]/) != nil
            || text.split(separator: " after ").count > 2
    }

    /// `draw 800 of 4000`: the run is not there yet.
    private static func isOnTheWay(_ text: String) -> Bool {
        guard
            let match = text.firstMatch(
                of: /(?:draw|iteration|iter|step|sweep|sample)s?:? *([0-9]+) ?(?:of|\/) ?([0-9]+)/.ignoresCase()
            )
        else {
            return false
        }
        return match.1 != match.2
    }

    /// A key of an echoed configuration, alone in an indented line, with a round value: no R-hat is told with one decimal.
    private static func isSetting(_ text: String) -> Bool {
        text.wholeMatch(of: /\s+["\w-]+:\s*[0-9]+(\.[0-9])?,?\s*/) != nil
    }

    /// The letters of the first word, and those of the others: figures say how far it is, not of what it tells.
    private static func form(_ line: PlainLine) -> (name: String, rest: String) {
        let text = line.text.drop(while: \.isWhitespace)
        let name = text.prefix { !$0.isWhitespace }
        return (String(name.filter(\.isLetter)), String(text.dropFirst(name.count).filter(\.isLetter)))
    }
}
