/// Which of a log's last lines the program wrote itself.
extension LastWords {
    private static let reach = 6
    /// They stand among so many lines: below them there may be a message's own.
    private static let depth = 400

    private static let announcements = ["error in ", "error:", "error :"].map(PlainLine.lowered)
    /// A step that failed, whose reason stands below it, indented.
    private static let failures = ["fail", "error:", " errors", "rejected", "refused", "caused by:"].map(
        LoweredText.init
    )
    private static let raised = ["exception: ", "error: "].map(PlainLine.lowered)
    /// Headings of calls, each in an indented line below.
    private static let stacks = ["stacktrace", "stack trace", "backtrace", "traceback"].map(LoweredText.init)

    /// From the last line on back; those before line `end`, if given.
    static func lines(of tail: [PlainLine], before end: Int? = nil) -> [PlainLine] {
        var (result, isBelowFailure): ([PlainLine], Bool) = ([], true)
        let tail = end.map { end in tail.filter { $0.line.number < end } } ?? tail
        for line in tail.suffix(Self.depth) where !line.isBlank {
            // A step that failed has its reasons below it, indented; so has R's `Error in f(x) : `.
            if line.text.first?.isWhitespace == false {
                isBelowFailure = self.isAnnouncement(line) || self.isPlain(line)
            }
            if !self.isCall(line), isBelowFailure || self.isOwn(line) { result.append(line) }
        }
        return result.suffix(Self.reach).reversed()
    }

    private static func isAnnouncement(_ line: PlainLine) -> Bool {
        if line.containsAny(self.stacks) { return false }
        return line.containsAny(self.failures)
            || self.announcements.contains { line.begins(with: $0) } && line.text.last { !$0.isWhitespace } == ":"
    }

    /// A frame of a stack as C++, Java, Julia and Rust show it: `@ Base ./parse.jl:373`, `[1] parse(s)`, `at f.java:12`.
    private static func isCall(_ line: PlainLine) -> Bool {
        guard line.text.first?.isWhitespace == true else { return false }
        return line.text.prefixMatch(of: /\s+(?:@ |\[[0-9]+\] \S*\(|#?[0-9]+: |#[0-9]+ |at \S+[:(])/) != nil
    }

    /// Neither an exception, whose own lines stand below it, nor any other word of the end.
    private static func isPlain(_ line: PlainLine) -> Bool {
        !LogEnd.isAftermath(line) && !line.containsAny(self.stacks) && TracebackReader.exception(line.text) == nil
    }

    private static func isOwn(_ line: PlainLine) -> Bool {
        if line.contains(self.exceptionOfNative) || StepReport.isHead(line) || !LogEnd.isAftermath(line) { return true }
        let text = PlainLine(String(line.text.drop(while: \.isWhitespace)))
        return self.raised.contains { text.begins(with: $0) }
    }
}
