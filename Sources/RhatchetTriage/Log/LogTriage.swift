package import RhatchetProtocol

/// Says why a training ended, from its exit and the tail of its log (PROTOCOL 3).
///
/// It is the last cause that counts: the last traceback, or the last line that the system wrote about the process,
/// whichever stands later. A traceback is no cause of a `SIGKILL`: Python does not kill itself when it raises. A
/// kill without a line that says who did it stays `unknown`. Texts of the log are compared, never interpreted.
package enum LogTriage {
    private static let kill: Int32 = 9
    /// Type and message under which a library reports what another process raised.
    private static let wrappers: [(type: String, text: String)] = [
        ("ParallelSamplingError", ""), ("RuntimeError", "chain"), ("BrokenProcessPool", ""), ("RemoteError", ""),
    ]

    /// Judges the last lines of a log of which nobody has said how the process ended; nil for one without a failure.
    ///
    /// An exception counts when nothing after it shows that the program went on.
    package static func judge(tail: [LogLine], file: String) -> LogVerdict? {
        let plain = tail.map(PlainLine.init)
        let line = Self.lastSystemLine(plain)
        let traceback = Self.lastCause(plain)
        let last = max(line?.at.number ?? 0, Self.lastTraceback(plain)?.at.number ?? 0)
        guard last > 0, LogEnd.isReached(after: last, in: plain) else { return nil }
        if let line, line.at.number > traceback?.at.number ?? 0 {
            return Self.verdict(line.rule, line.at, nil, file)
        }
        return traceback.map { Self.verdict($0, file) }
    }

    /// What the sampler itself says against the draws of a run that came to its end; nil where it says nothing.
    package static func judgeCompleted(tail: [LogLine], file: String, policy: Policy = Policy()) -> LogVerdict? {
        SamplingWarnings(tail.map(PlainLine.init), share: policy.divergentCritical).map { said in
            LogVerdict(
                category: .convergence,
                type: nil,
                message: String(said.line.text.drop(while: \.isWhitespace)),
                file: nil,
                line: nil,
                evidence: [Evidence(file: file, line: said.line.number, text: said.line.text)],
                cause: said.cause,
                rule: "sampler_says",
                samplingFailed: false,
                isHalted: false,
                isCritical: said.isCritical
            )
        }
    }

    /// Judges the last lines of `file`; nil when the training ended well, or when it is still unknown that it ended.
    package static func judge(_ exit: ExitRecord, tail: [LogLine], file: String) -> LogVerdict? {
        guard !exit.isSuccess else { return nil }
        let tail = tail.map(PlainLine.init)
        let traceback = exit.effectiveSignal == Self.kill ? nil : Self.lastCause(tail)
        let line = Self.lastSystemLine(tail)
        if let line, line.at.number > traceback?.at.number ?? 0 { return Self.verdict(line.rule, line.at, exit, file) }
        if let traceback { return Self.verdict(traceback, file) }
        return Self.unknown(exit, tail, file)
    }

    private static func lastTraceback(_ tail: [PlainLine]) -> Traceback? {
        TracebackReader(tail).found.last
    }

    private static func lastCause(_ tail: [PlainLine]) -> Traceback? {
        let found = TracebackReader(tail).found
        guard var last = found.last else { return nil }
        while let cause = last.cause, Self.isWrapper(last) { last = found[cause] }
        return last
    }

    private static func isWrapper(_ traceback: Traceback) -> Bool {
        let message = traceback.message.lowercased()
        return Self.wrappers.contains { $0.type == traceback.name && ($0.text.isEmpty || message.contains($0.text)) }
    }

    private static func lastSystemLine(_ tail: [PlainLine]) -> (rule: LogRule, at: LogLine)? {
        for line in tail.reversed() {
            if let rule = LogRules.lines.first(where: { $0.matches(line) }) { return (rule, line.line) }
        }
        return nil
    }

    private static func verdict(_ traceback: Traceback, _ file: String) -> LogVerdict {
        let rule = LogRules.exceptions.first { $0.matches(traceback) }
        let place = traceback.place
        let lines = [place?.at, traceback.at].compactMap(\.self)
        return LogVerdict(
            category: rule?.category ?? .unknown,
            type: traceback.type,
            message: traceback.message,
            file: place?.file,
            line: place?.line,
            evidence: lines.map { Evidence(file: file, line: $0.number, text: $0.text) },
            cause: rule?.reason ?? "no rule knows this exception; a person must look",
            rule: rule?.name,
            samplingFailed: rule?.samplingFailed ?? false
        )
    }

    private static func verdict(_ rule: LogRule, _ line: LogLine, _ exit: ExitRecord?, _ file: String) -> LogVerdict {
        LogVerdict(
            category: rule.category,
            type: nil,
            message: [exit?.sentence, line.text].compactMap(\.self).joined(separator: ": "),
            file: nil,
            line: nil,
            evidence: [Evidence(file: file, line: line.number, text: line.text)],
            cause: rule.reason,
            rule: rule.name,
            samplingFailed: rule.samplingFailed
        )
    }

    private static func unknown(_ exit: ExitRecord, _ tail: [PlainLine], _ file: String) -> LogVerdict {
        let last = tail.last { !$0.text.allSatisfy(\.isWhitespace) }?.line
        return LogVerdict(
            category: .unknown,
            type: nil,
            message: "\(exit.sentence), and the log names no cause",
            file: nil,
            line: nil,
            evidence: last.map { [Evidence(file: file, line: $0.number, text: $0.text)] } ?? [],
            cause: "it died without a cause found; this counts against nothing",
            rule: nil,
            samplingFailed: false
        )
    }
}
