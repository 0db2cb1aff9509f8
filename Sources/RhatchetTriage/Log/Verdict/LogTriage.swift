package import RhatchetProtocol

/// Says why a training ended, from its exit and the tail of its log (PROTOCOL 3).
///
/// It is the last cause that counts: the last traceback, or the last line that the system or the program wrote about the
/// end, whichever stands later. A traceback is no cause of a `SIGKILL`: Python does not kill itself when it raises. A
/// kill without a line that says who did it stays `unknown`. Texts of the log are compared, never interpreted.
package enum LogTriage {
    private static let kill: Int32 = 9
    private static let abort: Int32 = 6

    /// What a log says, told how the process ended or (nil) not; nil for one without a failure.
    package static func judge(
        log tail: [LogLine],
        _ exit: ExitRecord?,
        file: String,
        policy: Policy = Policy()
    ) -> LogVerdict? {
        let died = exit.map { Self.judge($0, tail: tail, file: file) } ?? Self.judge(tail: tail, file: file)
        guard died == nil, exit?.isSuccess ?? true else { return died }
        if exit == nil, let lines = StandStill.lines(tail.map(PlainLine.init)) {
            return .completed(
                .unknown,
                lines,
                "the program says again and again that it does not go on, and not why",
                "stand_still",
                isCritical: false,
                file
            )
        }
        return Self.judgeCompleted(tail: tail, file: file, policy: policy)
    }

    /// What the sampler itself says against the draws of a run that came to its end, or what in its report cannot be true;
    /// nil where there is nothing.
    package static func judgeCompleted(tail: [LogLine], file: String, policy: Policy = Policy()) -> LogVerdict? {
        let tail = tail.map(PlainLine.init)
        if let said = SamplingWarnings.find(tail, policy: policy) {
            return .completed(.convergence, said.lines, said.cause, said.rule, isCritical: said.isCritical, file)
        }
        return ImpossibleResult.find(tail).map {
            .completed(.unknown, [$0.line], $0.cause, "impossible_result", isCritical: false, file)
        }
    }

    /// Judges the last lines of `file`; nil when the training ended well, or when it is still unknown that it ended.
    package static func judge(_ exit: ExitRecord, tail: [LogLine], file: String) -> LogVerdict? {
        exit.isSuccess ? nil : self.judge(exit, LogReading(tail, file: file))
    }

    /// The same of a log that was read, for one that did not end well.
    static func judge(_ exit: ExitRecord, _ reading: LogReading) -> LogVerdict? {
        let traceback = exit.effectiveSignal == Self.kill ? nil : reading.cause
        // An interrupt is how the program was made to end; the status says by whom.
        if traceback?.name == "KeyboardInterrupt", let rule = LogRules.exits.first(where: { $0.matches(exit) }) {
            return reading.verdict(rule, [], exit)
        }
        if let found = Self.told(reading, exit, after: traceback) { return found }
        if let cut = reading.cutOff, exit.effectiveSignal != Self.kill { return reading.unknown(exit, cut) }
        if let traceback { return Self.judge(traceback, reading, exit) }
        if exit.effectiveSignal == nil, let stan = StanStart.verdict(reading.tail) {
            return reading.verdict(stan.rule, stan.at, exit)
        }
        if let rule = LogRules.exits.first(where: { $0.matches(exit) }) { return reading.verdict(rule, [], exit) }
        if Self.isOwnEnd(exit), let told = BeforeWork.cause(reading.tail, exit) { return reading.verdict(told, exit) }
        return reading.unknown(exit, nil)
    }

    /// What the system or the program itself says last, if it stands after the traceback.
    private static func told(_ reading: LogReading, _ exit: ExitRecord, after traceback: Traceback?) -> LogVerdict? {
        let number = traceback == nil ? 0 : reading.tracebacks.last?.at.number ?? 0
        let line = reading.lastSystemLine(exit).flatMap { $0.at.number > number ? $0 : nil }
        var lines = LastWords.lines(of: reading.tail).filter { $0.line.number > number }
        // Beside an exception only a line counts that calls itself an error.
        if traceback != nil { lines = lines.filter { LastWords.isSevere($0) && LogReading.isRecord($0) } }
        let isUnexplained = line == nil && reading.cutOff == nil && traceback.flatMap(reading.rule) == nil
        // A status with a meaning of its own says more than what a sentence is about.
        let isTold = LogRules.ownEnds.contains { $0.matches(exit) }
        let words = LastWords.verdict(lines, exit, topics: isUnexplained && !isTold && Self.isOwnEnd(exit))
        // What is said after any cause does not hide one that the system told.
        if let words, words.rule.category == .convergence, let impossible = reading.impossible(at: words.at) {
            return impossible
        }
        let isLast = line == nil || !LogRules.lastResort.contains { $0.name == words?.rule.name }
        if let words, isLast, words.at.number > line?.at.number ?? 0 {
            if traceback == nil, let stan = StanStart.verdict(reading.tail) {
                return reading.verdict(stan.rule, stan.at, exit)
            }
            return words.rule.weight == LogRules.weak || words.rule.isRemainder
                ? reading.refusedDraws(exit) ?? reading.verdict(words, exit) : reading.verdict(words, exit)
        }
        if let line { return reading.verdict(line, exit) }
        return traceback == nil && isUnexplained && Self.isOwnEnd(exit) && LastWords.isRefused(lines)
            ? reading.refusedDraws(exit) : nil
    }

    /// Whether the program ended itself, by a status or as native code does by an exception that nobody caught.
    private static func isOwnEnd(_ exit: ExitRecord) -> Bool {
        exit.effectiveSignal.map { $0 == Self.abort } ?? true
    }

    private static func judge(_ traceback: Traceback, _ reading: LogReading, _ exit: ExitRecord) -> LogVerdict {
        // A pool that lost its worker knows no cause; whoever ended the worker may have said it before.
        if reading.rule(traceback) == nil, let told = reading.before(traceback, exit) { return told }
        return reading.verdict(traceback, exit)
    }
}
