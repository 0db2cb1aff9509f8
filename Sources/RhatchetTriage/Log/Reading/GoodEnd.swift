/// Words with which a run comes to a good end or tells that it is at work: what stood before did not end it.
enum GoodEnd {
    private static let words: [LoweredText] = [
        "done", "finished", "completed", "complete", "success", "succeeded", "accepted", "saved", "written", "wrote",
        "stored", "published", "ok", "passed", "all good", "took ", "no problem", "converged", "fitted", "ready",
        "bye", "r-hat 1.0", "rhat 1.0", "rhat=1.0", "r_hat 1.0", "r_hat=1.0", "rhat: 1.0", "r-hat: 1.0", "r-hat max",
        "r-hat = 1.0", "end of run", "posterior mean", "elpd", "waic", "draws in",
    ].map(LoweredText.init)
    /// What is kept of a run that did not end well, and what is written of any.
    private static let kept: [LoweredText] = [
        "checkpoint", "partial", "so far", "interrupted", "state saved", "dump", "core", "log written", "log saved",
        "report written", "finished at", "job ended", "population saved", "complete stack", "complete log", "failed",
        "error ",
    ].map(LoweredText.init)
    /// Work that begins, or that a logger tells of as no trouble.
    private static let beginnings = ["sampling", "initializing", "starting", "started", "nuts: [", "nuts["].map(
        PlainLine.lowered
    )
    private static let levels = [" INFO ", "INFO:", "[INFO]", "INFO  ", " DEBUG ", "DEBUG:", "\"info\"", "level=info"]

    static func isSaid(_ line: PlainLine) -> Bool {
        let said = LogRecord.said(line) ?? line
        if self.isCalm(said) || self.isBar(line) || self.isCalmLevel(line.text) { return true }
        guard !line.beginsAnyWord(self.denials), !line.containsAny(Complaint.endings) else { return false }
        if StepReport.isCount(said) || StepReport.isProgress(said) || self.isPart(line) { return true }
        if self.beginnings.contains(where: { said.begins(with: $0) }) { return true }
        return line.beginsAnyWord(self.words) && !line.containsAny(self.kept)
    }

    static func isCalmLevel(_ text: String) -> Bool {
        text.hasPrefix("INFO ") || text.hasPrefix("DEBUG ") || self.levels.contains(where: text.contains)
    }

    static let denials: [LoweredText] = [
        "not ", "n't ", "no ", "nothing", "never", "cannot", "without", "in vain", "skipped", "withheld",
    ].map(LoweredText.init)

    private static let troubles = [
        "fail", "error", "diverg", "warn", "kill", "abort", "segfault", "reject", "crash", "missing", "skipped",
        "critical", "fatal",
    ]
    private static let calm: [LoweredText] = [
        "nothing failed", "without error", "without failure", "no failure", "no error", "not needed", "as planned",
        "as intended", "exit codes: 1 ", "not fatal", "non-fatal", "normal termination", "informational message",
        "occurs sporadically", "tolerated", ": pass",
    ].map(LoweredText.init)

    /// Whether it names troubles in order to say that there were none: `0 failed stages`, `exit 3 not needed`.
    static func isCalm(_ line: PlainLine) -> Bool {
        if line.containsAny(self.calm) { return true }
        return line.text.lowercased().split { ",;|".contains($0) }.contains { clause in
            self.troubles.contains(where: clause.contains) && Denial.countsNone(clause, of: self.troubles)
        }
    }

    private static let counted: [LoweredText] = ["iteration", "draw", "chain", "step", "sweep", "epoch", "region"].map(
        LoweredText.init
    )

    /// `Chain [1] Iteration: 400 / 2000 [ 20%]`, `region 3 of 12`.
    private static func isPart(_ line: PlainLine) -> Bool {
        line.containsAny(self.counted) && line.text.firstMatch(of: /\b[0-9]+ ?(?:\/|of) ?[0-9]+\b/) != nil
    }

    /// A bar of progress: `56%|█████▌    | 280/500 [00:01<00:01, 195.57it/s]`.
    static func isBar(_ line: PlainLine) -> Bool {
        line.text.contains("it/s") || line.text.contains("%|") || line.text.contains("s/it")
    }
}
