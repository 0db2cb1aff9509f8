import RegexBuilder
package import RhatchetProtocol

/// A change as it is typed: `tune=500..1000`, or `tune=1000` from whatever is in force.
package struct ChangeText: Sendable, Equatable {
    package let parameter: String
    /// nil takes what is in force.
    package let from: Value?
    package let to: Value

    /// - Throws: ``ChangeTextError``
    package init(_ text: String) throws(ChangeTextError) {
        guard let match = text.wholeMatch(of: /\s*([A-Za-z_][A-Za-z0-9_]*)\s*=\s*(.+?)\s*/) else { throw .form(text) }
        let sides = Self.sides(String(match.2))
        guard let to = sides.last, sides.allSatisfy({ !$0.isEmpty }) else { throw .form(text) }
        self.parameter = String(match.1)
        self.from = try sides.count == 2 && sides[0] != "None" ? Self.value(sides[0]) : nil
        self.to = try Self.value(to)
    }

    /// `a..b`, `a...b`, `a->b` or `a→b`; what stands in quotation marks is one text.
    private static func sides(_ text: String) -> [String] {
        let side = #/"[^"]*"|'[^']*'|[^"']*?/#
        let both = Regex {
            Capture { side }
            #/\s*(?:->|→|\.{2,3})\s*/#
            Capture { side }
        }
        guard let match = text.wholeMatch(of: both) else { return [text] }
        return [String(match.1), String(match.2)]
    }

    /// A number, a truth value, or a text as it stands.
    private static func value(_ text: String) throws(ChangeTextError) -> Value {
        if text == "None" || text.hasPrefix("{") || text.hasPrefix("[") { throw .noValue(text) }
        if ["True", "true"].contains(text) { return .bool(true) }
        if ["False", "false"].contains(text) { return .bool(false) }
        let plain = text.replacing("_", with: "")
        if let int = Int(plain) { return .int(int) }
        if let double = Double(plain), double.isFinite { return .double(double) }
        let isQuoted = text.count >= 2 && text.first == text.last && (text.first == "'" || text.first == "\"")
        return .string(isQuoted ? String(text.dropFirst().dropLast()) : text)
    }

    /// - Parameter settings: the arguments in force.
    package func change(_ settings: [String: Value]) -> Change {
        let canonical = SamplerArgument.canonical(self.parameter)
        return Change(parameter: self.parameter, from: self.from ?? settings[canonical], to: self.to)
    }
}

/// Why a text is no change.
package enum ChangeTextError: Error, Equatable, CustomStringConvertible {
    case form(String)
    case noValue(String)

    package var description: String {
        switch self {
        case .form(let text): "'\(text)' is no change; write it as target_accept=0.65..0.9, or tune=1000"
        case .noValue(let text):
            "'\(text)' is no number, text or truth value; submit such a change as a whole file, with 'submit --file'"
        }
    }
}
