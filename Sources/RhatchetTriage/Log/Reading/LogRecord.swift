/// A line that a logger wrote as a JSON object.
enum LogRecord {
    /// Keys under which loggers put what they say; all others are settings and figures.
    private static let spoken: Set<Substring> = [
        "msg", "message", "event", "error", "err", "reason", "detail", "exception", "level", "lvl", "severity", "cause",
        "text", "status", "type", "kind", "log", "error.message", "exc",
    ]
    private static let mark = "Traceback (most recent call last):\\n"

    static func isRecord(_ text: String) -> Bool { text.hasPrefix("{\"") && text.contains("\":") }

    /// What the record says, without its other fields; nil for a line that is none.
    ///
    /// The number and the text to cite stay those of the whole line.
    static func said(_ line: PlainLine) -> PlainLine? {
        guard self.isRecord(line.text) else { return nil }
        let fields = line.text.matches(of: /"([A-Za-z_.]+)" ?: ?"((?:[^"\\]|\\.)*)/)
        let words = fields.filter { self.spoken.contains($0.1) }.map { $0.2 }
        return PlainLine(words.joined(separator: " | "))
    }

    /// The lines of a traceback that stands in a field of the record, each with the record's number, behind the record.
    static func unfolded(_ line: LogLine) -> [LogLine] {
        guard line.text.hasPrefix("{"), let start = line.text.firstRange(of: self.mark) else { return [line] }
        let lines = self.unescaped(line.text[start.lowerBound...]).split(
            separator: "\n",
            omittingEmptySubsequences: false
        )
        return [line] + lines.map { LogLine(number: line.number, text: String($0)) }
    }

    /// A JSON string up to its closing quote; what other escapes stand for matters to no rule.
    private static func unescaped(_ text: Substring) -> String {
        var (result, isEscape) = ("", false)
        for letter in text {
            if isEscape {
                result.append(letter == "n" ? "\n" : letter == "t" ? "\t" : letter)
                isEscape = false
            } else if letter == "\\" {
                isEscape = true
            } else if letter == "\"" {
                break
            } else {
                result.append(letter)
            }
        }
        return result
    }
}
