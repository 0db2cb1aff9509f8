/// Tracebacks in the form of IPython, which notebooks that run as jobs leave in their logs.
extension TracebackReader {
    /// Whether the line belongs to such a traceback; it begins with the type, and ends with type and message.
    mutating func readNotebook(_ plain: PlainLine) -> Bool {
        if let type = Self.notebookHeader(plain) {
            self.open(prefix: "", at: plain.line)
            self.notebookType = type
            return true
        }
        guard let type = self.notebookType else { return false }
        if plain.text == type || plain.text.hasPrefix("\(type):") {
            self.notebookType = nil
            self.close(plain.text, plain)
        } else if let frame = Self.notebookFrame(plain) {
            self.frames.append(frame)
        } else if plain.text.contains("-> "), let last = self.frames.indices.last {
            self.frames[last].code = plain
        }
        return true
    }

    /// Reads `KeyError        Traceback (most recent call last)`.
    private static func notebookHeader(_ plain: PlainLine) -> String? {
        guard plain.contains(Self.notebookBytes) else { return nil }
        return plain.text.wholeMatch(of: /([A-Za-z_][A-Za-z0-9_.]*) {2,}Traceback \(most recent call last\) */).map {
            String($0.1)
        }
    }

    /// Reads `File PATH:LINE, in NAME` and `Cell In[4], line 2`.
    private static func notebookFrame(_ plain: PlainLine) -> Traceback.Frame? {
        guard plain.text.hasPrefix("File ") || plain.text.hasPrefix("Cell In") else { return nil }
        let file = plain.text.wholeMatch(of: /File (.+):([0-9]+), in .*/)
        let cell = plain.text.wholeMatch(of: /(Cell In *\[[0-9]+\]), line ([0-9]+)/)
        guard let match = file ?? cell, let number = Int(match.2) else { return nil }
        return Traceback.Frame(file: String(match.1), line: number, at: plain.line)
    }
}
