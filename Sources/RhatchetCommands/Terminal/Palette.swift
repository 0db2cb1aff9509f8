/// Colours of the terminal, or none of them.
package struct Palette: Sendable {
    private let isOn: Bool

    /// Colours go to a terminal only, and not where the user said no (`NO_COLOR`).
    package init(isTerminal: Bool, environment: [String: String]) {
        self.isOn = isTerminal && environment["NO_COLOR"] == nil && environment["TERM"] != "dumb"
    }

    package init(isOn: Bool) {
        self.isOn = isOn
    }

    func bold(_ text: String) -> String { self.paint(text, "1") }
    func dim(_ text: String) -> String { self.paint(text, "2") }
    func red(_ text: String) -> String { self.paint(text, "31") }
    func green(_ text: String) -> String { self.paint(text, "32") }
    func yellow(_ text: String) -> String { self.paint(text, "33") }

    private func paint(_ text: String, _ code: String) -> String {
        self.isOn ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
    }
}
