/// How a log itself says that its program ended, where nobody else has told.
///
/// It is read from the last line on back; the first line that says anything decides.
enum ToldEnd: Equatable {
    /// It failed, with what is known of how.
    case failed(ExitRecord)
    /// It came to its end, or is still at work.
    case well
    case untold

    private static let reach = 8
    private static let term: Int32 = 15

    static func read(_ tail: [PlainLine]) -> ToldEnd {
        var count = 0
        for line in tail.reversed() where !line.isBlank {
            if let end = self.said(line) { return end }
            count += LogEnd.isAftermath(line) ? 0 : 1
            if count == self.reach { break }
        }
        return .untold
    }

    private static func said(_ line: PlainLine) -> ToldEnd? {
        if let exit = ToldStatus.read(line) { return exit.isSuccess ? .well : .failed(exit) }
        if line.containsAny(self.signalled) { return .failed(ExitRecord(signal: self.term)) }
        if self.isFailure(line) { return .failed(ExitRecord()) }
        let isMessage = LogEnd.isAftermath(line) && !GoodEnd.isCalmLevel(line.text)
        return !isMessage && GoodEnd.isSaid(line) ? .well : nil
    }

    private static let signalled = ["got sigterm", "caught sigterm", "received sigterm", "caught signal 15"].map(
        LoweredText.init
    )
    private static let deaths = [
        "Segmentation fault", "core dumped", "free(): ", "malloc(): ", "corrupted size", "terminate called",
        "Fatal Python error", "Extension modules: ", "Execution halted",
    ]
    /// As the shell's last word on a process; within a sentence they may be a name.
    private static let lastDeaths = [
        "Killed", "Aborted", "Terminated", "Illegal instruction", "Bus error", "Hangup", "trap",
    ]
    private static let levels: Set<Substring> = ["ERROR", "CRITICAL", "FATAL", "FEHLER", "ERREUR", "FAILED"]
    private static let records = ["error", "critical", "fatal"].flatMap {
        ["\": \"\($0)\"", "\":\"\($0)\"", "level=\($0)"]
    }.map(LoweredText.init)
    private static let failures: [LoweredText] = [
        "internal error", "something went wrong", "send disconnect", "giving up", "closed by remote host",
        "fehlgeschlagen", "abgebrochen", "abortad", " a échoué", "ha fallado",
    ].map(LoweredText.init)
    /// A mark stands among the first words of a record.
    private static let head = 8

    private static func isFailure(_ line: PlainLine) -> Bool {
        guard !Survival.isSaid(line), !Denial.isAnswered(line), !GoodEnd.isCalm(line), !self.isWarning(line),
            !self.isSetting(line)
        else { return false }
        return self.isMarked(line.text) || self.deaths.contains(where: line.text.contains)
            || self.lastDeaths.contains(where: line.text.hasSuffix) || LastWords.isShellReport(line)
            || line.containsAny(self.records) || line.containsAny(self.failures)
    }

    /// A setting of the log itself names the mark of an error as well.
    private static let settings = ["log_level", "loglevel", "log level", "logging: "].map(LoweredText.init)

    static func isSetting(_ line: PlainLine) -> Bool { line.containsAny(self.settings) }

    /// What a sampler says against some of its draws is no death, at whatever level its library logs it.
    static func isWarning(_ line: PlainLine) -> Bool {
        line.containsAny([self.divergences]) || LogRules.completed.contains { $0.matches(line) }
    }

    private static let divergences = LoweredText("divergences after tuning")

    private static func isMarked(_ text: String) -> Bool {
        // What is indented, or in capitals throughout, is a message or a heading.
        guard text.first?.isWhitespace == false, text.contains(where: \.isLowercase) else { return false }
        return text.split { " |[]:/<>()".contains($0) }.prefix(self.head).contains(where: self.levels.contains)
    }
}
