import RhatchetConfiguration
import RhatchetProtocol
import RhatchetServices

/// A policy as YAML that reads back, with a comment behind every value.
enum PolicyText {
    static func make(_ policy: EffectivePolicy) -> String {
        var lines = policy.route.map { "# " + $0 }
        if !policy.keys.isEmpty { lines.append("policy:") }
        lines += policy.keys.map { key in
            Self.line("  \(key.key): \(key.value)", [key.unit, key.stated ?? "default"])
        }
        if !policy.participants.isEmpty { lines.append("participants:") }
        lines += policy.participants.map { seat in
            Self.line("  \(seat.role.rawValue): \(Self.filling(seat))", [seat.stated ?? "default"])
        }
        lines.append("solo: \(policy.solo)")
        if !policy.models.isEmpty { lines.append("models:") }
        return (lines + policy.models.flatMap(Self.model)).joined(separator: "\n")
    }

    private static func line(_ text: String, _ comments: [String?]) -> String {
        Format.pad(text, Swift.max(44, text.count)) + "  # " + comments.compactMap(\.self).joined(separator: ", ")
    }

    private static func filling(_ seat: EffectivePolicy.Seat) -> String {
        let backups = seat.backups.map { "{\(Self.occupant($0.kind, $0.filledBy))}" }.joined(separator: ", ")
        return "{\(Self.occupant(seat.kind, seat.filledBy))\(backups.isEmpty ? "" : ", backups: [\(backups)]")}"
    }

    private static func occupant(_ kind: String, _ filledBy: [String]) -> String {
        let words = filledBy.map(Self.quoted).joined(separator: ", ")
        return kind == "command" ? "command: [\(words)]" : "\(kind): \(words)"
    }

    private static func model(_ model: EffectivePolicy.DeclaredModel) -> [String] {
        let rows = model.expectations.map { "      - {\(Self.row($0))}" }
        let table = rows.isEmpty ? [] : [Self.line("    expectations:", [model.stated])] + rows
        return ["  \(Self.quoted(model.name.rawValue)):", "    file: \(Self.quoted(model.file))"]
            + ["    trial: \(model.trial)"] + table
    }

    private static func row(_ row: ExpectationRow) -> String {
        let cells: [(String, String?)] = [
            ("parameter", Self.quoted(row.parameter)), ("design", row.design.map(Self.value)),
            ("min", row.min.map { "\($0)" }), ("max", row.max.map { "\($0)" }), ("unit", row.unit.map(Self.quoted)),
            ("must_not_simplify", "\(row.mustNotSimplify)"),
        ]
        return cells.compactMap { name, text in text.map { "\(name): \($0)" } }.joined(separator: ", ")
    }

    private static func value(_ value: Value) -> String {
        switch value {
        case .bool(let bool): "\(bool)"
        case .int, .double: value.description
        case .string(let text): Self.quoted(text)
        }
    }

    /// Plain where that is surely a text, else between single quotation marks.
    private static func quoted(_ text: String) -> String {
        let words = ["true", "false", "yes", "no", "on", "off", "null", "y", "n"]
        let isPlain = text.wholeMatch(of: /[A-Za-z_][A-Za-z0-9_.\/+-]*/) != nil && !words.contains(text.lowercased())
        return isPlain ? text : "'\(text.replacing("'", with: "''"))'"
    }
}
