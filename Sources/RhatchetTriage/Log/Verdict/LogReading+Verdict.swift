import RhatchetProtocol

extension LogReading {
    private static let nearby = 12
    private static let densities = ["nan)", "-inf)", "errorcode"].map(LoweredText.init)

    func verdict(_ traceback: Traceback, _ exit: ExitRecord?) -> LogVerdict {
        let rule = self.rule(traceback)
        let hints = rule?.afterBadInput == true ? BadInput.lines(before: traceback.start, in: self.tail) : []
        let again = self.found.first {
            $0.type == traceback.type && $0.message == traceback.message && $0.at != traceback.at
        }
        let place = traceback.place ?? again?.place
        let told = [place?.at, traceback.at, again?.at, self.detail(traceback, rule), self.wrapper(traceback)]
        let lines = hints + told.compactMap(\.self) + self.origins(of: traceback)
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

    /// The exceptions that it was raised from, as far down as anybody wants to read.
    private func origins(of traceback: Traceback) -> [LogLine] {
        var lines: [LogLine] = []
        var next = traceback.cause
        while let index = next, lines.count < Self.nearby {
            lines.append(self.found[index].at)
            next = self.found[index].cause
        }
        return lines
    }

    /// The line below the message that the rule went by.
    private func detail(_ traceback: Traceback, _ rule: LogRule?) -> LogLine? {
        guard let rule else { return traceback.detail.first?.line }
        if rule.texts.isEmpty, rule.readsOn { return traceback.detail.first?.line }
        if rule.readsOn { return traceback.detail.first { $0.containsAny(rule.texts) }?.line }
        return rule.isAboutStart ? traceback.detail.first { $0.containsAny(Self.densities) }?.line : nil
    }

    /// The exception that reports it, where that is another one.
    private func wrapper(_ traceback: Traceback) -> LogLine? {
        self.tracebacks.last.flatMap { $0.at == traceback.at ? nil : $0.at }
    }

    /// What stands beside a line of the system: other lines of the same rule, and what is indented below it.
    private func company(_ at: LogLine, _ rule: LogRule) -> [LogLine] {
        let near = self.tail.filter { abs($0.line.number - at.number) <= Self.nearby && $0.line.number != at.number }
        let same = near.filter { rule.matches($0) }.map(\.line)
        let below = near.first { $0.line.number == at.number + 1 && $0.text.hasPrefix("  ") }?.line
        return same.suffix(2) + [below].compactMap(\.self)
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
        let isCall = traceback.name == "CalledProcessError"
        let lines = LastWords.lines(of: self.tail, before: first).filter {
            Self.isKill($0) || isCall && LastWords.isSevere($0)
        }
        if let told = self.limit(before: first, of: traceback) { return self.verdict(told, exit) }
        let words = LastWords.verdict(lines, exit, topics: isCall)
        return words.map { self.verdict($0, exit) }
    }

    /// Exceptions of pools that lost a worker.
    private static let pools: Set<String> = [
        "KilledWorker", "BrokenProcessPool", "TerminatedWorkerError", "WorkerLostError", "RayActorError",
        "WorkerCrashedError",
    ]

    /// What the system or the pool said before of a limit that a worker exceeded, though it went on then.
    private func limit(before number: Int, of traceback: Traceback) -> (rule: LogRule, at: LogLine)? {
        guard Self.pools.contains(traceback.name) else { return nil }
        for line in self.tail.reversed() where line.line.number < number && !Survival.isEcho(line) {
            if let rule = LogRules.lines.first(where: { $0.matches(line) }), rule.category == .resource {
                return (rule, line.line)
            }
        }
        return nil
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
