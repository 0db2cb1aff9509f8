/// Words by which a program says that it goes on in spite of what it just told.
enum Survival {
    private static let words: [LoweredText] = [
        "going on", "goes on", "go on ", "retry", "falling back", "fall back", "fallback", "caught", "optional",
        "continuing", "ignored", "ignoring", "skipping", "skipped", "resuming", "restarting", "deleting old",
        ": trying ", "trying again", "extending", "not counted", "non-fatal", "lines instead", "instead of it",
        "using its", "using 1", "dropped", "attempt ", "recovered", "handled", "on purpose", "expected",
    ].map(LoweredText.init)
    /// An echo of settings or of a script is no event.
    private static let echoes: [LoweredText] = ["config", "settings", "policy", "options:", "+ trap", "on_error"].map(
        LoweredText.init
    )

    static func isSaid(_ line: PlainLine) -> Bool { self.isTold(line) || self.isEcho(line) }

    static func isTold(_ line: PlainLine) -> Bool { line.containsAny(self.words) }

    static func isEcho(_ line: PlainLine) -> Bool { line.containsAny(self.echoes) || line.text.hasPrefix("+ ") }
}
