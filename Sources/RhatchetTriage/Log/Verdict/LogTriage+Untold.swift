import RhatchetProtocol

/// Logs of which nobody has said how their program ended, as a person has who only has the file.
extension LogTriage {
    /// Judges the last lines of such a log; nil for one without a failure.
    ///
    /// A failure must show: the log says itself that its program failed, or ends with what programs die of. The cause is
    /// then found as for any program that died.
    package static func judge(tail: [LogLine], file: String) -> LogVerdict? {
        let reading = LogReading(tail, file: file)
        let died = self.judge(ExitRecord(), reading)
        let presumed = Presumed(reading, died)
        if case .failed(let exit) = presumed.end { return self.judge(exit, reading) }
        let isEnd = presumed.end == .untold || presumed.at == nil
        return isEnd && presumed.isCertain || presumed.end == .untold && presumed.isBelieved ? died : nil
    }
}

/// A verdict on a log as if its program had died, and what speaks for that.
private struct Presumed {
    let reading: LogReading
    let verdict: LogVerdict?
    /// The line that shows it; nil where no cause was found.
    let at: PlainLine?
    /// What the log says of the end, behind the evidence.
    let end: ToldEnd

    /// So many lines may follow a cause that the system told, and an exception: what libraries add is seldom longer.
    private static let (remarks, additions) = (4, 6)
    private static let kept = [LoweredText("checkpoint")]
    private static let ignored = [LoweredText("exception ignored in")]
    /// Rules of what the system says, and of words that a program says of its own end alone.
    private static let (system, own) = (Set(LogRules.lines.map(\.name)), Set(LogRules.lastWords.map(\.name)))

    init(_ reading: LogReading, _ verdict: LogVerdict?) {
        self.reading = reading
        self.verdict = verdict
        let isFound = verdict?.rule != nil || verdict?.type != nil
        let lines = isFound ? verdict?.evidence.compactMap(\.line) ?? [] : []
        let number = verdict?.type == nil ? lines.first : lines.max()
        self.at = number.flatMap { number in reading.tail.last { $0.line.number == number } }
        // An exception's own message says nothing of how its program went on; any other line may.
        let first = number.map { verdict?.type == nil ? $0 : $0 + 1 } ?? 0
        self.end = ToldEnd.read(reading.tail.filter { $0.line.number >= first })
    }

    /// Whether nothing but words of the end stands behind a cause.
    var isCertain: Bool {
        let last = max(self.reading.lastSystemLine(nil)?.at.number ?? 0, self.reading.tracebacks.last?.at.number ?? 0)
        if last > 0, LogEnd.isReached(after: last, in: self.reading.tail) { return true }
        if self.reading.cutOff != nil || StanStart.verdict(self.reading.tail) != nil { return true }
        let lines = LastWords.lines(of: self.reading.tail).prefix(1).filter {
            LastWords.isSevere($0) && !Denial.countsZero($0)
        }
        return LastWords.verdict(lines, nil) != nil
    }

    /// Whether the evidence is the end of the log.
    var isBelieved: Bool {
        guard let verdict, let at, !Denial.isAnswered(at) else { return false }
        let (rule, count) = (verdict.rule ?? "", self.after(at).count)
        if verdict.type != nil { return verdict.rule != nil && count <= Self.additions }
        if self.reading.tail.contains(where: { $0.containsAny(Self.ignored) && $0.line.number < at.line.number }) {
            return false
        }
        if Self.system.contains(rule) { return count <= Self.remarks }
        let complains = self.isRefusal(at)
        return complains && count <= (Self.own.contains(rule) ? 1 : 0)
    }

    /// Whether it calls itself an error at its head, or says that the program does not go on.
    private func isRefusal(_ at: PlainLine) -> Bool {
        if ToldEnd.isWarning(at) || ToldEnd.isSetting(at) { return false }
        if case .failed = ToldEnd.read([at]) { return true }
        return at.containsAny(Complaint.endings) || LastWords.isSevere(at) && LogReading.isRecord(at)
    }

    /// What stands behind the line that is no remark on the end.
    private func after(_ at: PlainLine) -> [PlainLine] {
        self.reading.tail.filter {
            $0.line.number > at.line.number && !$0.isBlank && !LogEnd.isAftermath($0) && !LastWords.isClosing($0)
                && !$0.beginsAnyWord(GoodEnd.denials) && !$0.containsAny(Self.kept)
        }
    }
}
