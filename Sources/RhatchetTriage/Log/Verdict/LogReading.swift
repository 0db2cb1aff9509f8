import RhatchetProtocol

/// The end of a log, read once: its lines, its tracebacks and what they come to.
struct LogReading {
    let tail: [PlainLine]
    /// Without those that the program says it survived.
    let tracebacks: [Traceback]
    private let found: [Traceback]
    private let unfinished: Unfinished?
    private let file: String

    /// Type and message under which a library reports what another process raised.
    private static let wrappers: [(type: String, text: String)] = [
        ("ParallelSamplingError", ""), ("RuntimeError", "chain"), ("BrokenProcessPool", ""), ("RemoteError", ""),
    ]
    /// Rules of exceptions that come of cleaning up after another one.
    private static let consequences: Set<String> = ["missing_file", "read_denied", "write_denied", "damaged_file"]
    private static let densities = [LoweredText("nan)"), LoweredText("-inf)"), LoweredText("errorcode")]
    private static let nearby = 12
    private static let levels = ["ERROR", "FATAL", "CRITICAL", "fatal", "error:", "Error:", "giving up", "rejected"]

    init(_ tail: [LogLine], file: String) {
        self.tail = tail.map(PlainLine.init)
        self.file = file
        let reader = TracebackReader(self.tail)
        self.found = reader.found
        self.unfinished = reader.unfinished
        self.tracebacks = reader.found.filter { !($0.before.map(Survival.isTold) ?? false) }
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
        let rule = self.rule(last)
        if let cause = last.cause { return rule == nil || Self.isWrapper(last) ? self.found[cause] : nil }
        guard let context = last.context.map({ self.found[$0] }) else { return nil }
        guard let rule else { return self.rule(context) == nil ? nil : context }
        return Self.consequences.contains(rule.name) && self.rule(context)?.category == .resource ? context : nil
    }

    private static func isWrapper(_ traceback: Traceback) -> Bool {
        let message = traceback.message.lowercased()
        return Self.wrappers.contains { $0.type == traceback.name && ($0.text.isEmpty || message.contains($0.text)) }
    }

    func rule(_ traceback: Traceback) -> LogRule? {
        let bad = !BadInput.lines(before: traceback.start, in: self.tail).isEmpty
        return LogRules.exceptions.first { $0.matches(traceback, isInputBad: bad) }
    }

    /// The lines of the last cause that the system told, and its rule.
    ///
    /// Lines that are frames, code or words of a traceback's own are no lines of the system.
    func lastSystemLine(_ exit: ExitRecord?) -> (rule: LogRule, at: LogLine)? {
        for line in self.tail.reversed() where !Survival.isSaid(line) {
            guard let rule = LogRules.lines.first(where: { $0.matches(line, exit) }) else { continue }
            if !self.found.contains(where: { $0.at.number == line.line.number || $0.detail.contains(line) }) {
                return (rule, line.line)
            }
        }
        return nil
    }

    /// What stands beside a line of the system: other lines of the same rule, and what is indented below it.
    private func company(_ at: LogLine, _ rule: LogRule) -> [LogLine] {
        let near = self.tail.filter { abs($0.line.number - at.number) <= Self.nearby && $0.line.number != at.number }
        let same = near.filter { rule.matches($0) }.map(\.line)
        let below = near.first { $0.line.number == at.number + 1 && $0.text.hasPrefix("  ") }?.line
        return same.suffix(2) + [below].compactMap(\.self)
    }

    /// Whether a line below an exception is a record of its own, not more of the exception's message.
    static func isRecord(_ line: PlainLine) -> Bool { self.levels.contains(where: line.text.contains) }
}

extension LogReading {
    func verdict(_ traceback: Traceback, _ exit: ExitRecord?) -> LogVerdict {
        let rule = self.rule(traceback)
        let hints = rule?.afterBadInput == true ? BadInput.lines(before: traceback.start, in: self.tail) : []
        let again = self.found.first {
            $0.type == traceback.type && $0.message == traceback.message && $0.at != traceback.at
        }
        let place = traceback.place ?? again?.place
        let lines =
            hints + [place?.at, traceback.at, again?.at, self.detail(traceback, rule)].compactMap(\.self)
        return LogVerdict(
            category: rule?.category ?? .unknown,
            type: traceback.type,
            message: traceback.message,
            file: place?.file,
            line: place?.line,
            evidence: self.evidence(lines),
            cause: rule?.reason ?? "no rule knows this exception; a person must look",
            rule: rule?.name,
            samplingFailed: rule?.samplingFailed ?? false,
            stage: LogStage(before: traceback.start, in: self.tail)
        )
    }

    /// The line below the message that the rule went by.
    private func detail(_ traceback: Traceback, _ rule: LogRule?) -> LogLine? {
        guard let rule else { return nil }
        if rule.readsOn { return traceback.detail.first { $0.containsAny(rule.texts) }?.line }
        return rule.isAboutStart ? traceback.detail.first { $0.containsAny(Self.densities) }?.line : nil
    }

    func verdict(_ told: (rule: LogRule, at: LogLine), _ exit: ExitRecord?) -> LogVerdict {
        self.verdict(told.rule, [told.at] + self.company(told.at, told.rule), exit)
    }

    func verdict(_ rule: LogRule, _ at: [LogLine], _ exit: ExitRecord?) -> LogVerdict {
        let text = at.first?.text.drop(while: \.isWhitespace)
        return LogVerdict(
            category: rule.category,
            type: nil,
            message: [exit?.sentence, text.map(String.init)].compactMap(\.self).joined(separator: ": "),
            file: nil,
            line: nil,
            evidence: at.isEmpty ? self.evidence([self.lastLine].compactMap(\.self)) : self.evidence(at),
            cause: rule.reason,
            rule: rule.name,
            samplingFailed: rule.samplingFailed,
            stage: LogStage(before: at.first?.number ?? .max, in: self.tail)
        )
    }

    /// Why the workers ended of which `traceback` only says that they are gone; nil when nothing says it.
    func before(_ traceback: Traceback, _ exit: ExitRecord) -> LogVerdict? {
        let first = self.found.first { $0.at.number <= traceback.at.number }?.start ?? traceback.start
        let words = LastWords.verdict(LastWords.lines(of: self.tail, before: first).filter(Self.isKill), exit)
        return words.map { self.verdict($0, exit) }
    }

    private static func isKill(_ line: PlainLine) -> Bool {
        line.text.contains("SIGKILL") || line.text.lowercased().contains("kill")
    }

    func unknown(_ exit: ExitRecord, _ cut: Unfinished?) -> LogVerdict {
        LogVerdict(
            category: .unknown,
            type: nil,
            message: "\(exit.sentence), and the log \(cut == nil ? "names no cause" : "breaks off in a traceback")",
            file: nil,
            line: nil,
            evidence: self.evidence(cut.map { [$0.start, $0.last] } ?? self.deathLines(exit)),
            cause: "it died without a cause found; this counts against nothing",
            rule: nil,
            samplingFailed: false,
            stage: LogStage(before: .max, in: self.tail)
        )
    }

    /// The shell's or the runtime's word about the end, and the last line.
    private func deathLines(_ exit: ExitRecord) -> [LogLine] {
        let said = self.tail.last { $0.containsAny(LastWords.deaths) }?.line
        return [said, self.lastLine == said ? nil : self.lastLine].compactMap(\.self)
    }

    private var lastLine: LogLine? { self.tail.last { !$0.isBlank }?.line }

    private func evidence(_ lines: [LogLine]) -> [Evidence] {
        lines.map { Evidence(file: self.file, line: $0.number, text: $0.text) }
    }
}
