/// The last lines that a program wrote itself: neither the shell's nor Python's own.
enum LastWords {
    /// The rule that knows a line, and the line.
    typealias Cause = (rule: LogRule, at: LogLine)

    /// A sentence that only its topic tells must be among so many, unless it calls itself an error.
    static let last = 2
    private static let severe: [LoweredText] = [
        "error", "fatal", "critical", "giving up", "gave up", "abort", "reject", "failed", "fail:", "panic", "refus",
        "given up",
    ].map(LoweredText.init)

    /// Counts of what did not happen.
    private static let calm: [LoweredText] = [
        "0 error", "0 fail", "no error", "no fail", "failed: 0", "errors: 0", "failures: 0", "abort if", "fail if",
        "abort when", "fails if", "aborts if", "reject if", "error if", "not needed",
    ].map(LoweredText.init)

    /// What a shell, a runtime or the program itself writes about an end whose cause it does not know.
    static let deaths: [LoweredText] = [
        "segmentation fault", "killed", "aborted", "illegal instruction", "bus error", "fatal python error",
        "internal error", "terminated", "fatal:", "core dumped", "hangup", "no new draw", "trace/breakpoint trap",
        "floating point exception", "stack smashing", "free(): ", "malloc(): ", "double free", "corrupted size",
        "double-linked",
    ].map(LoweredText.init)

    static let exceptionOfNative = PlainLine.lowered("what():")

    /// Whether the line itself claims to be an error, as it must where other causes are at hand.
    static func isSevere(_ line: PlainLine) -> Bool {
        guard line.containsAny(self.severe) else { return false }
        let said = LogRecord.said(line) ?? line
        return said.containsAny(self.severe) && !said.containsAny(self.calm)
    }

    /// The last of the lines that a rule knows.
    ///
    /// - Parameter topics: whether it is known that the program failed, so that what its last sentence is about says why.
    static func verdict(_ lines: [PlainLine], _ exit: ExitRecord?, topics: Bool = false) -> Cause? {
        var reading = LastSentence(lines, exit, topics: topics)
        for (place, line) in lines.enumerated() where !self.isPassedOver(line) {
            let isBelowHead = lines.dropFirst(place + 1).first.map(StepReport.isHead) ?? false
            if let cause = reading.read(line, isBelowHead: isBelowHead) { return cause }
            if reading.isEnough { break }
        }
        return reading.remainder ?? self.resort(lines, exit)
    }

    /// Whether the program says that it refuses something, though not what.
    static func isRefused(_ lines: [PlainLine]) -> Bool {
        lines.prefix(self.last).contains { self.isSevere($0) || self.isClosing($0) }
    }

    static func isClosing(_ said: PlainLine) -> Bool { said.containsAny(self.closings) }

    /// What is only said after a cause that nobody knows.
    private static func resort(_ lines: [PlainLine], _ exit: ExitRecord?) -> Cause? {
        for line in lines where !self.isPassedOver(line) {
            if let rule = LogRules.lastResort.first(where: { $0.matches(line, exit) }) { return (rule, line.line) }
        }
        return nil
    }

    private static let numbered = PlainLine.lowered(": line ")

    /// `run.sh: line 6: 15121 Segmentation fault   ./fit data file=in.json`: its words are those of the command.
    static func isShellReport(_ line: PlainLine) -> Bool {
        line.contains(self.numbered)
            && line.text.firstMatch(of: /: line [0-9]+: +[0-9]+ (?:Segm|Abor|Kill|Term|Bus|Ill|Float|Hang|User|Trace)/)
                != nil
    }

    /// Also what a program only begins to do: `saving figures...`.
    private static func isPassedOver(_ record: PlainLine) -> Bool {
        let line = LogRecord.said(record) ?? record
        if self.isShellReport(line) { return true }
        if line.text.hasSuffix("...") || line.text.hasSuffix("... "), !LogRules.isRefusal(line) { return true }
        return Survival.isTold(line) && !Survival.isTakenBack(line) || Denial.isAnswered(line)
            || Survival.isEcho(line) && !Survival.isComplaint(line)
    }
}
