/// Words by which a program says that it goes on in spite of what it just told.
enum Survival {
    private static let words: [LoweredText] = [
        "going on", "goes on", "go on ", "retrying", "; retry", ", retry", "will retry", "retry in", "retry ",
        "falling back", "fall back", "fallback", "caught", "optional",
        "continuing", "ignored", "ignoring", "skipping", "skipped", "resuming", "restarting", "deleting old",
        ": trying ", ", trying ", "trying again", "extending", "not counted", "non-fatal", "lines instead",
        "instead of it",
        "using its", "using 1", "dropped", "attempt 1", "attempt 2", "attempt 3", "attempt 4", "attempt #", "recovered",
        "handled", "on purpose", "as expected",
        "is expected", "was expected", "are expected", "(expected", "expected here",
    ].map(LoweredText.init)
    /// An echo of settings or of a script is no event.
    private static let echoes: [LoweredText] = [
        "config", "settings", "policy", "options:", "+ trap", "on_error", "(simulated", "self-test", "selftest",
        "expected failure",
    ].map(
        LoweredText.init
    )

    private static let switches = ["on_error", "options:", "+ trap", "config:", "settings:", "policy:"].map(
        LoweredText.init
    )

    /// Of the settings themselves.
    private static let complaints: [LoweredText] = [
        "settings: \"", "config error", "configuration error", "config rejected", "settings error", "invalid config",
        "bad config",
        "error in config", "error in settings", "config invalid", "settings invalid", "configerror",
    ].map(LoweredText.init)

    private static let restarts: [LoweredText] = [
        "resuming", "resumed", "restarting", "restarted", "trying again", "starting again", "attempt 2", "attempt 3",
        "second attempt",
    ].map(LoweredText.init)
    private static let notYet: [LoweredText] = ["can be resumed", "could not", "cannot", "failed", "memory budget"].map(
        LoweredText.init
    )
    private static let enough = 3

    /// The lines since the program, or who runs it, began again: what stands before is past.
    static func sinceRestart(_ tail: [PlainLine]) -> [PlainLine] {
        let last = tail.lastIndex { $0.containsAny(self.restarts) && !$0.containsAny(self.notYet) && !self.isEcho($0) }
        guard let last else { return tail }
        let rest = tail[(last + 1)...]
        return rest.lazy.filter { !LogEnd.isAftermath($0) }.count >= self.enough ? Array(rest) : tail
    }

    static func isSaid(_ line: PlainLine) -> Bool { self.isTold(line) || self.isEcho(line) }

    /// Whether a line that has such a word complains, so that the word is about what it complains of.
    static func isComplaint(_ line: PlainLine) -> Bool {
        guard LastWords.isSevere(line), !line.text.hasPrefix("+ ") else { return false }
        if line.containsAny(self.complaints) { return true }
        return !line.text.contains("{") && !self.echoes.contains { line.begins(with: $0.bytes) }
            && !line.containsAny(self.switches)
    }

    static func isTold(_ line: PlainLine) -> Bool { line.beginsAnyWord(self.words) }

    /// Whether a sentence behind the one that tells of it refuses something: `… evaluations were dropped. Cannot go on`.
    static func isTakenBack(_ line: PlainLine) -> Bool {
        let sentences = line.text.split(separator: ". ").map { PlainLine(String($0)) }
        guard let last = sentences.lastIndex(where: self.isTold) else { return false }
        return sentences[(last + 1)...].contains(where: LogRules.isRefusal)
    }

    /// Of a script that shows what it runs, and of tests.
    private static let marks = ["+ ", "test_", "XFAIL ", "XPASS ", "SKIPPED ", "PASSED "]
    private static let remark = PlainLine.lowered(" # ")

    /// A setting with a remark behind it: `max_rhat: 1.05   # above: mark as not converged`.
    private static func isRemarked(_ line: PlainLine) -> Bool {
        line.contains(self.remark) && line.text.prefixMatch(of: /\s*[A-Za-z_][\w.]*: +(?:\S+|\[.*\]) +#\s/) != nil
    }

    static func isEcho(_ line: PlainLine) -> Bool {
        line.containsAny(self.echoes) || self.marks.contains(where: line.text.hasPrefix) || self.isRemarked(line)
    }
}
