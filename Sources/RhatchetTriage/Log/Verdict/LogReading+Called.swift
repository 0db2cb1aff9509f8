import RhatchetProtocol

/// Exceptions that only report that another process failed, which may have said why itself.
extension LogReading {
    /// Why the workers ended of which `traceback` only says that they are gone; nil when nothing says it.
    func before(_ traceback: Traceback, _ exit: ExitRecord) -> LogVerdict? {
        let first = self.found.first { $0.at.number <= traceback.at.number }?.start ?? traceback.start
        let isCall = traceback.name == "CalledProcessError" || traceback.message.hasPrefix("Error during ")
        let lines = LastWords.lines(of: self.tail, before: first).filter {
            Self.isKill($0) || isCall && LastWords.isSevere($0)
        }
        if let told = self.limit(before: first, of: traceback) { return self.verdict(told, exit) }
        let words = (isCall ? self.system(before: first) : nil) ?? LastWords.verdict(lines, exit, topics: isCall)
        if words == nil, isCall, let called = self.called(before: traceback) { return self.verdict(called, exit) }
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

    /// The exception of a Python program that was called, just above.
    private func called(before traceback: Traceback) -> Traceback? {
        self.tracebacks.last { $0.at.number < traceback.start && $0.at.number + Self.nearby >= traceback.start }
    }

    /// What the program that was called wrote itself, among the last lines before.
    private func system(before number: Int) -> (rule: LogRule, at: LogLine)? {
        let before = self.tail.filter { $0.line.number < number }.suffix(Self.nearby)
        for line in before.reversed() where !Survival.isSaid(line) {
            if let rule = LogRules.lines.first(where: { $0.matches(line) }) { return (rule, line.line) }
        }
        return nil
    }

    private static func isKill(_ line: PlainLine) -> Bool {
        line.text.contains("SIGKILL") || line.text.lowercased().contains("kill")
    }
}
