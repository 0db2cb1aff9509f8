import RhatchetProtocol

/// Deaths without a cause that anybody told.
extension LogReading {
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

    private static let partings = (LogRules.silent + ["sigterm", "closed by", "sigint"]).map(LoweredText.init)
    private static let parting = 3

    /// The shell's or the runtime's word about the end, what last calls itself an error or tells of a signal or a lost
    /// connection, and the last line.
    private func deathLines(_ exit: ExitRecord) -> [LogLine] {
        let lines = self.tail.filter { !$0.isBlank }
        let found = [
            self.tail.last { $0.containsAny(LastWords.deaths) }?.line,
            lines.suffix(Self.nearby).last { ToldStatus.read($0).map { !$0.isSuccess } ?? false }?.line,
            lines.suffix(Self.nearby).last { LastWords.isSevere($0) && !Survival.isSaid($0) }?.line,
            lines.suffix(Self.parting).first { $0.containsAny(Self.partings) }?.line, self.lastLine,
        ].compactMap(\.self)
        return found.enumerated().filter { place, line in !found[..<place].contains(line) }.map(\.element)
    }
}
