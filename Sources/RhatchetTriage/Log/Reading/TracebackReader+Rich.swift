/// Tracebacks that rich draws in a box; type and message stand below it.
///
///     ╭───────── Traceback (most recent call last) ─────────╮
///     │ /home/ana/fit.py:18 in main                         │
///     │ ❱ 18     df["visit_date"]                           │
///     ╰─────────────────────────────────────────────────────╯
///     KeyError: 'visit_date'
extension TracebackReader {
    /// Whether the line belongs to such a box.
    mutating func readBox(_ plain: PlainLine) -> Bool {
        if plain.contains(Self.notebookBytes), plain.text.contains("╭") {
            self.open(prefix: "", at: plain.line)
            self.isInBox = true
            return true
        }
        if self.isBelowBox, !plain.isBlank {
            // rich's handler of logging indents type and message as the box.
            self.isBelowBox = false
            self.close(String(plain.text.drop(while: \.isWhitespace)), plain)
            return true
        }
        guard self.isInBox else { return false }
        let text = plain.text.drop(while: \.isWhitespace)
        if text.first == "╰" { (self.isInBox, self.isBelowBox) = (false, plain.text.first?.isWhitespace == true) }
        guard text.first == "│" || text.first == "╰" else {
            self.isInBox = false
            return false
        }
        if let frame = Self.boxFrame(plain) {
            self.frames.append(frame)
        } else if text.contains("❱"), let last = self.frames.indices.last {
            self.frames[last].code = plain
        }
        return true
    }

    /// Reads `│ PATH:LINE in NAME │` and, of compiled modules, `│ in pandas._libs.index.IndexEngine.get_loc:201 │`.
    private static func boxFrame(_ plain: PlainLine) -> Traceback.Frame? {
        let file = /\s*│ (\S+):([0-9]+) in ([^\s│]*)[\s│]*/
        if let match = plain.text.wholeMatch(of: file), let number = Int(match.2) {
            return Traceback.Frame(
                file: String(match.1),
                line: number,
                at: plain.line,
                function: String(match.3)
            )
        }
        guard let match = plain.text.wholeMatch(of: /\s*│ in ([A-Za-z_][\w.]*):([0-9]+)[\s│]*/),
            let number = Int(match.2)
        else { return nil }
        let module = String(match.1).replacing(".", with: "/") + ".pyx"
        return Traceback.Frame(file: module, line: number, at: plain.line)
    }
}
