/// Colours of the terminal, or none of them.
package struct Palette: Sendable {
    private let isOn: Bool

    /// Colours go to a terminal only, and not where the user said no (`NO_COLOR`, any text but an empty one).
    package init(isTerminal: Bool, environment: [String: String]) {
        self.isOn = isTerminal && environment["NO_COLOR", default: ""].isEmpty && environment["TERM"] != "dumb"
    }

    package init(isOn: Bool) {
        self.isOn = isOn
    }

    func bold(_ text: String) -> String { self.paint(text, "1") }
    func dim(_ text: String) -> String { self.paint(text, "2") }
    func red(_ text: String) -> String { self.paint(text, "31") }
    func green(_ text: String) -> String { self.paint(text, "32") }
    func yellow(_ text: String) -> String { self.paint(text, "33") }

    /// `text` without what stands beyond `width` columns; colours take none.
    func cut(_ text: String, _ width: Int) -> String {
        let plain = text.replacing(/\u{1B}\[[0-9;]*m/, with: "")
        guard plain.count > width else { return text }
        var (kept, room, rest) = ("", max(0, width - 1), text[...])
        while room > 0, let next = rest.first {
            if let colour = rest.prefixMatch(of: /\u{1B}\[[0-9;]*m/) {
                kept += colour.output
                rest = rest[colour.range.upperBound...]
            } else {
                kept.append(next)
                rest = rest.dropFirst()
                room -= 1
            }
        }
        return kept + "…" + (self.isOn ? "\u{1B}[0m" : "")
    }

    private func paint(_ text: String, _ code: String) -> String {
        self.isOn ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
    }
}
