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
        if let status = ToldStatus.read(line) { return status == 0 ? .well : .failed(ExitRecord(status: status)) }
        if line.containsAny(self.signalled) { return .failed(ExitRecord(signal: 15)) }
        if self.isFailure(line) { return .failed(ExitRecord()) }
        return !LogEnd.isAftermath(line) && GoodEnd.isSaid(line) ? .well : nil
    }

    /// As shells and runtimes write of deaths.
    private static let deaths = [
        "Segmentation fault", "Killed", "Aborted", "Terminated", "Illegal instruction", "Bus error", "core dumped",
        "Hangup", "breakpoint trap", "Floating point exception", "free(): ", "malloc(): ", "corrupted size",
        "terminate called", "Fatal Python error", "Extension modules: ", "Execution halted", "FAILED",
    ]
    /// As loggers mark errors.
    private static let levels = [
        " ERROR ", "ERROR:", "[ERROR]", "ERROR/", "CRITICAL", "FATAL", "FEHLER", "ERREUR", "\": \"error\"",
        "\": \"critical\"", "\": \"fatal\"", "\":\"error\"", "\":\"critical\"", "\":\"fatal\"", "level=error",
        "level=critical", "level=fatal",
    ]
    private static let failures: [LoweredText] = [
        "internal error", "something went wrong", "giving up", "closed by remote host", "fehlgeschlagen", "abgebrochen",
        "abortad", " a échoué", "ha fallado",
    ].map(LoweredText.init)

    private static let signalled = ["got sigterm", "caught sigterm", "received sigterm", "caught signal 15"].map(
        LoweredText.init
    )

    private static func isFailure(_ line: PlainLine) -> Bool {
        guard !Survival.isSaid(line), !Denial.isAnswered(line) else { return false }
        if self.levels.contains(where: line.text.contains) { return true }
        let isTold = self.deaths.contains(where: line.text.contains) || line.containsAny(self.failures)
        return isTold && !GoodEnd.isCalm(line)
    }
}
