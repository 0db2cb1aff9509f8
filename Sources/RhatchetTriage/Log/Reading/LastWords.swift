/// The last lines that a program wrote itself: neither the shell's nor Python's own.
enum LastWords {
    /// A sentence that only its topic tells must be among so many, unless it calls itself an error.
    private static let last = 2
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
    static func verdict(_ lines: [PlainLine], _ exit: ExitRecord?, topics: Bool = false) -> (
        rule: LogRule, at: LogLine
    )? {
        var (last, areErrors, isBehindWork, isClosed) = (0, true, false, false)
        let rows = LineShape.rows(lines)
        // What only the grammar of a sentence says, unless a line before it says more.
        var remainder: (rule: LogRule, at: LogLine)?
        for (place, line) in lines.enumerated() where !self.isPassedOver(line) {
            let said = LogRecord.said(line) ?? line
            let isBelowHead = lines.dropFirst(place + 1).first.map(StepReport.isHead) ?? false
            if let rule = LogRules.lastWords.first(where: { $0.matches(said, exit) }) { return (rule, line.line) }
            // The work went on after what stands before.
            isBehindWork = isBehindWork || self.isProgress(said)
                || StepReport.isProgress(said) && !LogRules.isRefusal(said) && !Statement.isMade(said)
            if rows.contains(line.line.number), !self.isSevere(line), !LogRules.isRefusal(said) { continue }
            // That a step failed is no word on why.
            if StepReport.isOnly(said) {
                isClosed = true
                continue
            }
            // What was begun, or begins a log, is no word on the end, whatever it names.
            if StepReport.isHead(said) || StepReport.isBegun(said) && !self.isSevere(said) && !Statement.isMade(said) { continue }
            guard topics, !isBehindWork, !line.containsAny(self.epilogues) else { continue }
            // What stands before a line of its work is no word about the end.
            if areErrors, let named = NamedException.read(said, at: line.line) {
                if let rule = LogRules.exception(named, isInputBad: false) {
                    return (rule, line.line)
                }
                // It says that somebody else ended: what it quotes is no cause.
                if LogRules.speechless.contains(named.name) { continue }
            }
            areErrors = areErrors && self.isSevere(line)
            last += 1
            guard last <= self.last || self.isSevere(line) else { continue }
            if let rule = LogRules.topic(of: said, exit, isLast: last == 1, isRefused: isClosed || isBelowHead || said.contains(self.exceptionOfNative)) {
                let isWeak = rule.isRemainder || rule.weight == LogRules.weak
                // What stands before must say more, and refuse something itself.
                let isOpen = remainder.map { $0.rule.isRemainder && rule.category == .convergence } ?? true
                if !isWeak, isOpen || LogRules.isRefusal(said) || Statement.isMade(said) { return (rule, line.line) }
                if isWeak { remainder = remainder ?? (rule, line.line) }
            }
            if last == 1, said.containsAny(LogRules.beyond), LogRules.isRefusal(said) { break }
            // "cannot go on", "model not fitted": the line before it says why.
            if LogRules.isRefusal(said) || Statement.isMade(said) || self.isClosing(said) {
                (isClosed, last) = (true, last - 1)
            }
        }
        return remainder ?? self.resort(lines, exit)
    }

    /// Whether the program says that it refuses something, though not what.
    static func isRefused(_ lines: [PlainLine]) -> Bool {
        lines.prefix(self.last).contains { self.isSevere($0) || self.isClosing($0) }
    }

    private static func isClosing(_ said: PlainLine) -> Bool { said.containsAny(self.closings) }

    /// What is only said after a cause that nobody knows.
    private static func resort(_ lines: [PlainLine], _ exit: ExitRecord?) -> (rule: LogRule, at: LogLine)? {
        for line in lines where !self.isPassedOver(line) {
            if let rule = LogRules.lastResort.first(where: { $0.matches(line, exit) }) { return (rule, line.line) }
        }
        return nil
    }

    /// `draw 200`, `iteration 40 of 1000`, `25 %`: a line that tells how far the work is and nothing else.
    private static func isProgress(_ said: PlainLine) -> Bool {
        said.text.wholeMatch(
            of: /\W*((draw|draws|iteration|iter|step|epoch|sample|sampling)\W*)?[0-9]+( ?%| ?(of|\/) ?[0-9]+)?\W*/
                .ignoresCase()
        ) != nil
    }

    /// Also what a program only begins to do: `saving figures...`.
    private static func isPassedOver(_ record: PlainLine) -> Bool {
        let line = LogRecord.said(record) ?? record
        if line.text.hasSuffix("...") || line.text.hasSuffix("... "), !LogRules.isRefusal(line) { return true }
        return Survival.isTold(line) && !Survival.isTakenBack(line) || Denial.isAnswered(line) || Survival.isEcho(line) && !Survival.isComplaint(line)
    }
}
