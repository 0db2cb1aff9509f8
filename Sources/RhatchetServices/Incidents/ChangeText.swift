import Foundation
package import RhatchetProtocol

/// A change as it is typed: `tune=500..1000`, or `tune=1000` from whatever is in force.
package struct ChangeText: Sendable, Equatable {
    package let parameter: String
    /// nil takes what is in force.
    package let from: Value?
    package let to: Value

    /// nil for what is none.
    package init?(_ text: String) {
        guard let match = text.wholeMatch(of: /\s*([A-Za-z_][A-Za-z0-9_]*)\s*=\s*(.+?)\s*/) else { return nil }
        self.parameter = String(match.1)
        let sides = Self.sides(String(match.2))
        guard let to = sides.last, !to.isEmpty, sides.allSatisfy({ !$0.isEmpty }) else { return nil }
        self.from = sides.count == 2 ? Self.value(sides[0]) : nil
        self.to = Self.value(to)
    }

    /// `a..b`, `a->b` or `a→b`.
    private static func sides(_ text: String) -> [String] {
        for separator in ["->", "→", ".."] {
            let parts = text.split(separator: separator, omittingEmptySubsequences: false)
            if parts.count == 2 { return parts.map { $0.trimmingCharacters(in: .whitespaces) } }
        }
        return [text]
    }

    /// A number, a truth value, or a text as it stands.
    static func value(_ text: String) -> Value {
        switch text {
        case "True", "true": return .bool(true)
        case "False", "false": return .bool(false)
        default: break
        }
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
