/// The last lines that a program wrote itself: neither the shell's nor Python's own.
enum LastWords {
    private static let reach = 6
    private static let severe: [LoweredText] = [
        "error", "fatal", "critical", "giving up", "gave up", "abort", "reject", "failed", "fail:", "panic",
    ].map(LoweredText.init)

    /// Counts of what did not happen.
    private static let calm: [LoweredText] = [
        "0 error", "0 fail", "no error", "no fail", "failed: 0", "errors: 0", "failures: 0",
    ].map(LoweredText.init)

    /// What a shell, a runtime or the program itself writes about an end whose cause it does not know.
    static let deaths: [LoweredText] = [
        "segmentation fault", "killed", "aborted", "illegal instruction", "bus error", "fatal python error",
        "internal error", "terminated", "fatal:", "core dumped", "hangup", "no new draw",
    ].map(LoweredText.init)

    /// From the last line on back; those before line `end`, if given.
    static func lines(of tail: [PlainLine], before end: Int? = nil) -> [PlainLine] {
        Array(
            tail.reversed().lazy.filter { line in
                end.map { line.line.number < $0 } ?? true && !line.isBlank && !LogEnd.isAftermath(line)
            }.prefix(Self.reach)
        )
    }

    /// Whether the line itself claims to be an error, as it must where other causes are at hand.
    static func isSevere(_ line: PlainLine) -> Bool { line.containsAny(self.severe) && !line.containsAny(self.calm) }

    /// The last of the lines that a rule knows.
    static func verdict(_ lines: [PlainLine], _ exit: ExitRecord?) -> (rule: LogRule, at: LogLine)? {
        for line in lines where !Survival.isSaid(line) && !Denial.isAnswered(line) {
            if let rule = LogRules.lastWords.first(where: { $0.matches(line, exit) }) { return (rule, line.line) }
        }
        return nil
    }
}
