/// A line that a logger wrote as a JSON object.
enum LogRecord {
    /// Keys under which loggers put what they say; all others are settings and figures.
    private static let spoken: Set<Substring> = [
        "msg", "message", "event", "error", "err", "reason", "detail", "exception", "level", "lvl", "severity", "cause",
        "text", "status", "type", "kind", "log", "error.message", "exc", "gate", "check", "result", "outcome",
        "verdict",
        "why", "note", "description", "details", "problem", "failure", "error_message", "exc_type", "exc_text",
        "exc_value", "exception_type",
        "error_type", "err_type", "error_kind", "decision", "errmsg", "error_msg", "stderr",
        "exception_message", "flag", "title", "summary", "fatal", "abort_reason", "stop_reason", "hint",
    ]
    private static let mark = "Traceback (most recent call last):\\n"

    static func isRecord(_ text: String) -> Bool { text.hasPrefix("{\"") && text.contains("\":") }

    /// What the record says, without its other fields; nil for a line that is none.
    ///
    /// The number and the text to cite stay those of the whole line.
    static func said(_ line: PlainLine) -> PlainLine? {
        guard self.isRecord(line.text) else { return self.saidPlainly(line) }
        let fields = line.text.matches(of: /"([A-Za-z_.]+)" ?: ?"((?:[^"\\]|\\.)*)/)
        let words = fields.filter { self.spoken.contains($0.1) }.map { $0.2 }
        return PlainLine((words + self.judged(line.text)).joined(separator: " | "))
    }

    private static let plainQuick = [" msg=", " message=", " event="].map(LoweredText.init)

    private static let times: Set<Substring> = ["time", "ts", "t", "code"]

    /// The keys and values of such a record, in one pass; a value in quotes ends at the next.
    private static func pairs(_ text: String) -> [(key: Substring, value: Substring)] {
        var (rest, found): (Substring, [(key: Substring, value: Substring)]) = (text[...], [])
        while !rest.isEmpty {
            let key = rest.prefix { $0.isLetter || $0 == "_" || $0 == "." }
            rest = rest[key.endIndex...]
            guard !key.isEmpty, rest.first == "=" else {
                rest = rest.drop { $0 != " " }.dropFirst()
                continue
            }
            let isQuoted = rest.dropFirst().first == "\""
            let value = rest.dropFirst(isQuoted ? 2 : 1).prefix { $0 != (isQuoted ? "\"" : " ") }
            found.append((key, value))
            rest = rest[value.endIndex...].drop { $0 != " " }.dropFirst()
        }
        return found
    }

    /// The same of a record as keys and values: `time=07:00 level=error msg="chains apart" max_rhat=1.29`.
    private static func saidPlainly(_ line: PlainLine) -> PlainLine? {
        guard line.containsAny(self.plainQuick) else { return nil }
        let fields = self.pairs(line.text)
        guard fields.count > 1 else { return nil }
        let words = fields.filter { self.spoken.contains($0.key) }.map(\.value)
        let figures = fields.filter { $0.value.first?.isNumber == true && !self.times.contains($0.key) }.map {
            "\($0.key)=\($0.value)"[...]
        }
        return PlainLine((words + figures).joined(separator: " | "))
    }

    /// The figures of the draws beside a verdict that is no: `"rhat_max": 1.4, "ok": false` says `rhat_max 1.4 not ok`.
    private static func judged(_ text: String) -> [Substring] {
        guard ["false", "ail", "AIL", "eject", "efuse"].contains(where: text.contains) else { return [] }
        let refused = text.firstMatch(of: /"(?:ok|passed|pass|converged|success|valid|accepted|healthy)" ?: ?false/)
        let failed = text.firstMatch(
            of:
                /"(?:gate|status|result|outcome|verdict|state|decision|check|event)" ?: ?"[^"]*(?:fail|FAIL|reject|refuse)/
        )
        guard refused != nil || failed != nil else { return [] }
        let figures = text.matches(
            of: /"[a-z_]*(?:rhat|r_hat|ess|diverg|bfmi|accept|stuck|moved)[a-z_]*" ?: ?-?[0-9.]+/
        )
        return figures.map { $0.0.filter { $0 != "\"" }[...] } + ["not ok"]
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
