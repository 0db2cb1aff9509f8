/// The last lines that a program wrote itself: neither the shell's nor Python's own.
enum LastWords {
    private static let reach = 6
    /// A sentence that only its topic tells must be among so many, unless it calls itself an error.
    private static let last = 2
    private static let severe: [LoweredText] = [
        "error", "fatal", "critical", "giving up", "gave up", "abort", "reject", "failed", "fail:", "panic", "refus",
    ].map(LoweredText.init)

    /// Counts of what did not happen.
    private static let calm: [LoweredText] = [
        "0 error", "0 fail", "no error", "no fail", "failed: 0", "errors: 0", "failures: 0",
    ].map(LoweredText.init)

    /// What a shell, a runtime or the program itself writes about an end whose cause it does not know.
    static let deaths: [LoweredText] = [
        "segmentation fault", "killed", "aborted", "illegal instruction", "bus error", "fatal python error",
        "internal error", "terminated", "fatal:", "core dumped", "hangup", "no new draw", "trace/breakpoint trap",
        "floating point exception", "stack smashing", "free(): ", "malloc(): ", "double free", "corrupted size",
    ].map(LoweredText.init)

    /// What a batch system or a wrapper adds when all is over; it says nothing of the cause.
    private static let epilogues: [LoweredText] = [
        "execution halted", "job ended", "job finished", "finished at", "ended at", "end time", "epilog", "cleaning up",
        "clean-up", "cleanup", "removing temporary", "exiting", "core file", "see log", "see the log", "full log",
        "log written",
        "for more information", "for help", "please report", "contact ", "exit status", "exit code", "exit=", "rc=",
        "exit codes", "returned non-zero", "elapsed", "maximum resident", "build stopped", "main process exited",
        "failed with result 'exit-code'", "consumed ", "goodbye", "post-mortem", "returned 1", "nothing was saved",
    ].map(LoweredText.init)
    private static let exceptionOfNative = PlainLine.lowered("what():")

    /// From the last line on back; those before line `end`, if given.
    static func lines(of tail: [PlainLine], before end: Int? = nil) -> [PlainLine] {
        Array(
            tail.reversed().lazy.filter { line in
                end.map { line.line.number < $0 } ?? true && !line.isBlank && self.isOwn(line)
            }.prefix(Self.reach)
        )
    }

    private static func isOwn(_ line: PlainLine) -> Bool {
        line.contains(self.exceptionOfNative) || !LogEnd.isAftermath(line)
    }

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
        var (last, areErrors, isBehindWork) = (0, true, false)
        for line in lines where !self.isPassedOver(line) {
            let said = LogRecord.said(line) ?? line
            if let rule = LogRules.lastWords.first(where: { $0.matches(said, exit) }) { return (rule, line.line) }
            // The work went on after what stands before.
            isBehindWork = isBehindWork || self.isProgress(said)
            guard topics, !isBehindWork, !line.containsAny(self.epilogues) else { continue }
            // What stands before a line of its work is no word about the end.
            if areErrors, let rule = self.named(said, at: line.line) { return (rule, line.line) }
            areErrors = areErrors && self.isSevere(line)
            last += 1
            guard last <= self.last || self.isSevere(line) else { continue }
            if let rule = LogRules.topicWords.first(where: { $0.matches(said, exit) }) { return (rule, line.line) }
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

    private static func isPassedOver(_ line: PlainLine) -> Bool {
        Survival.isTold(line) || Denial.isAnswered(line) || Survival.isEcho(line) && !Survival.isComplaint(line)
    }

    private static func named(_ said: PlainLine, at line: LogLine) -> LogRule? {
        guard let named = NamedException.read(said, at: line) else { return nil }
        return LogRules.exceptions.first { $0.matches(named, isInputBad: false) }
    }
}
