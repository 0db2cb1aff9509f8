/// An exception that a program names in a sentence of its own, without the traceback.
enum NamedException {
    private static let quick: [LoweredText] = ["error", "exception", "exceeded", "notfound"].map(LoweredText.init)

    /// Reads `cannot go on: pandas.errors.MergeError: keys are not unique`; nil where no type is named.
    static func read(_ said: PlainLine, at line: LogLine) -> Traceback? {
        if let dotted = self.dotted(said.text, at: line) { return dotted }
        guard said.containsAny(self.quick) else { return nil }
        let named =
            /(?:^|[^A-Za-z0-9_.])((?:[a-z_][A-Za-z0-9_]*\.)*_?[A-Z][A-Za-z0-9]*(?:Error|Exception|Exceeded|NotFound))(?:\(['"]|: ?|$| - | \| )(.*)/
        guard let match = said.text.firstMatch(of: named) else { return nil }
        return Traceback(frames: [], type: String(match.1), message: String(match.2), at: line, start: line.number)
    }

    /// Reads `psycopg2.errors.UndefinedTable: relation …` at the beginning of a line, whatever the type ends with.
    private static func dotted(_ text: String, at line: LogLine) -> Traceback? {
        guard let match = text.prefixMatch(of: /((?:[a-z_][a-z0-9_]*\.)+_?[A-Z][A-Za-z0-9]+): (.*)/) else { return nil }
        return Traceback(frames: [], type: String(match.1), message: String(match.2), at: line, start: line.number)
    }
}
