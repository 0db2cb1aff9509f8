/// Words by which a program says that it goes on in spite of what it just told.
enum Survival {
    private static let words: [LoweredText] = [
        "going on", "goes on", "go on ", "retry", "falling back", "fall back", "fallback", "caught", "optional",
        "continuing", "ignored", "ignoring", "skipping", "skipped", "resuming", "restarting", "deleting old",
        ": trying ", ", trying ", "trying again", "extending", "not counted", "non-fatal", "lines instead",
        "instead of it",
        "using its", "using 1", "dropped", "attempt ", "recovered", "handled", "on purpose", "expected",
    ].map(LoweredText.init)
    /// An echo of settings or of a script is no event.
    private static let echoes: [LoweredText] = ["config", "settings", "policy", "options:", "+ trap", "on_error"].map(
        LoweredText.init
    )

    private static let restarts: [LoweredText] = [
        "resuming", "resumed", "restarting", "restarted", "trying again", "starting again", "attempt 2", "attempt 3",
        "second attempt",
    ].map(LoweredText.init)
    private static let notYet: [LoweredText] = ["can be resumed", "could not", "cannot", "failed"].map(LoweredText.init)
    private static let enough = 3

    /// The lines since the program, or who runs it, began again: what stands before is past.
    static func sinceRestart(_ tail: [PlainLine]) -> [PlainLine] {
        let last = tail.lastIndex { $0.containsAny(self.restarts) && !$0.containsAny(self.notYet) && !self.isEcho($0) }
        guard let last else { return tail }
        let rest = tail[(last + 1)...]
        return rest.lazy.filter { !LogEnd.isAftermath($0) }.count >= self.enough ? Array(rest) : tail
    }

    static func isSaid(_ line: PlainLine) -> Bool { self.isTold(line) || self.isEcho(line) }

    static func isTold(_ line: PlainLine) -> Bool { line.containsAny(self.words) }

    static func isEcho(_ line: PlainLine) -> Bool { line.containsAny(self.echoes) || line.text.hasPrefix("+ ") }
}
