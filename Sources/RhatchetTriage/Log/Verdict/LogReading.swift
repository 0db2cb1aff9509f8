import RhatchetProtocol

/// The end of a log, read once: its lines, its tracebacks and what they come to.
struct LogReading {
    let tail: [PlainLine]
    /// Without those that the program says it survived.
    let tracebacks: [Traceback]
    let found: [Traceback]
    private let unfinished: Unfinished?
    let file: String

    /// Type and message under which a library reports what another process raised.
    private static let wrappers: [(type: String, text: String)] = [
        ("ParallelSamplingError", ""), ("RuntimeError", "chain"), ("BrokenProcessPool", ""), ("RemoteError", ""),
    ]
    /// Rules of exceptions that come of cleaning up after another one.
    private static let consequences: Set<String> = [
        "missing_file", "missing_folder", "read_denied", "write_denied", "damaged_file",
    ]
    private static let unboundNames = ["NameError", "UnboundLocalError"]
    private static let levels = ["ERROR", "FATAL", "CRITICAL", "fatal", "error:", "Error:", "giving up", "rejected"]

    init(_ tail: [LogLine], file: String) {
        self.tail = Survival.sinceRestart(tail.flatMap(LogRecord.unfolded).map(PlainLine.init))
        self.file = file
        let reader = TracebackReader(self.tail)
        self.found = reader.found
        self.unfinished = reader.unfinished
        self.tracebacks = Self.fatal(reader.found, in: self.tail)
    }

    /// An exception that was logged and passed over is announced so, and something follows it.
    private static func fatal(_ found: [Traceback], in tail: [PlainLine]) -> [Traceback] {
        let lastWork = tail.last { !Self.isAboutEnd($0) }?.line.number ?? 0
        return found.filter { traceback in
            // What a program says as it leaves stands above: `SystemExit: 1` is only how.
            if traceback.name == "SystemExit", !traceback.message.contains(where: \.isLetter) { return false }
            let isAnnounced = traceback.before.map(Survival.isTold) ?? false
            return !isAnnounced || lastWork <= traceback.at.number
        }
    }

    /// Whether a line may follow an exception of which the program died.
    private static func isAboutEnd(_ line: PlainLine) -> Bool {
        LogEnd.isAftermath(line) || LastWords.isSevere(line) && !Survival.isTold(line)
    }

    /// The frame in which the log breaks off, if nothing follows it.
    var cutOff: Unfinished? {
        self.unfinished.flatMap { $0.last.number > self.tracebacks.last?.at.number ?? 0 ? $0 : nil }
    }

    /// The exception that all began with.
    var cause: Traceback? {
        guard var last = self.tracebacks.last else { return nil }
        for _ in self.found {
            guard let earlier = self.root(of: last) else { break }
            last = earlier
        }
        return last
    }

    private func root(of last: Traceback) -> Traceback? {
        let found = self.rule(last)
        let rule = found?.isRemainder == true ? nil : found
        if let cause = last.cause.map({ self.found[$0] }) {
            // What a pool raises again here was raised in its worker.
            if cause.type == last.type, cause.message == last.message { return cause }
            if found?.isRemainder == true, self.rule(cause) == nil { return nil }
            return rule == nil || Self.isWrapper(last) || self.isPlainer(cause, than: rule) ? cause : nil
        }
        guard let context = last.context.map({ self.found[$0] }) else { return nil }
        guard let rule else { return self.rule(context) == nil ? nil : context }
        // What should have given the name its value failed before.
        let isMisspelt = last.message.contains("Did you mean")
        if Self.unboundNames.contains(last.name), !isMisspelt, self.rule(context) != nil { return context }
        return Self.consequences.contains(rule.name) && self.rule(context)?.category == .resource ? context : nil
    }

    /// Whether what an exception was raised from says more than the exception: something ran out, or a rule knows it that
    /// goes by more than its topic.
    private func isPlainer(_ cause: Traceback, than rule: LogRule?) -> Bool {
        guard let found = self.rule(cause), !found.isTopic else { return false }
        return found.category == .resource && rule?.category != .resource
            || rule?.isTopic == true && found.name != "program"
    }

    private static func isWrapper(_ traceback: Traceback) -> Bool {
        let message = traceback.message.lowercased()
        return Self.wrappers.contains { $0.type == traceback.name && ($0.text.isEmpty || message.contains($0.text)) }
    }

    func rule(_ traceback: Traceback) -> LogRule? {
        let bad = !BadInput.lines(before: traceback.start, in: self.tail).isEmpty
        return LogRules.exception(traceback, isInputBad: bad)
    }

    /// The lines of the last cause that the system told, and its rule.
    ///
    /// Lines that are frames, code or words of a traceback's own are no lines of the system.
    func lastSystemLine(_ exit: ExitRecord?) -> (rule: LogRule, at: LogLine)? {
        for line in self.tail.reversed() where !Survival.isSaid(line) {
            guard let rule = LogRules.lines.first(where: { $0.matches(line, exit) }) else { continue }
            // What a compiler wrote stands below the exception that reports it.
            let isReport =
                rule.category == .implementation && Self.isRecord(line)
                || rule.category == .resource && line.text.first?.isWhitespace == false
            let isPart = self.found.contains {
                $0.at.number == line.line.number || $0.detail.contains(line) && !isReport
            }
            if !isPart, !Denial.isAnswered(line) { return (rule, line.line) }
        }
        return nil
    }

    /// Whether a line below an exception is a record of its own, not more of the exception's message.
    static func isRecord(_ line: PlainLine) -> Bool { self.levels.contains(where: line.text.contains) }
}
