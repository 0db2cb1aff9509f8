/// Text that others have written – a log, a participant, a model file – so that it can do nothing where it is shown.
package enum InertText {
    /// Lines after the first are indented: none of them can pass for a line of the message itself.
    package static func block(_ text: String) -> String {
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map(Self.visible)
        let trimmed = lines.drop { $0.isEmpty }.reversed().drop { $0.isEmpty }.reversed()
        return trimmed.enumerated().map { index, line in
            index == 0 || line.isEmpty ? line : "    " + line
        }.joined(separator: "\n")
    }

    /// As it is, lines and all, for a reader that takes it as data.
    package static func plain(_ text: String) -> String {
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map(Self.visible)
        return lines.reversed().drop { $0.isEmpty }.reversed().joined(separator: "\n")
    }

    /// All on one line, for a heading or a cell of a table; characters that mean something in Markdown are escaped.
    package static func inline(_ text: String) -> String {
        Self.escaping("\\`*[]<>|#&!", in: Self.line(text))
    }

    /// As code in a cell of a table: a bar would end the cell, in code too.
    package static func cell(_ text: String) -> String { Self.code(Self.escaping("|", in: text)) }

    /// By scalars: a mark that is set on a bar makes another character of it, and leaves it a bar.
    private static func escaping(_ marks: String, in text: String) -> String {
        var escaped = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            if marks.unicodeScalars.contains(scalar) { escaped.append("\\") }
            escaped.append(scalar)
        }
        return String(escaped)
    }

    /// All on one line, as it is, for a terminal.
    package static func line(_ text: String) -> String {
        text.split(whereSeparator: \.isNewline).map(Self.visible).joined(separator: " ")
    }

    /// As code on one line, between more back-ticks than stand in it.
    package static func code(_ text: String) -> String {
        let line = Self.line(text)
        let ticks = String(repeating: "`", count: Self.longestRun(in: line) + 1)
        let isBordered = line.hasPrefix("`") || line.hasSuffix("`")
        return isBordered ? "\(ticks) \(line) \(ticks)" : ticks + line + ticks
    }

    /// Line by line in a quotation.
    package static func quoted(_ text: String) -> String {
        text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
            .map { $0.isEmpty ? ">" : "> " + Self.inline(String($0)) }.joined(separator: "\n")
    }

    /// In a fence that no run of back-ticks inside can end.
    package static func fenced(_ text: String, as language: String = "") -> String {
        let fence = String(repeating: "`", count: max(3, Self.longestRun(in: text) + 1))
        return "\(fence)\(language)\n\(text)\(text.hasSuffix("\n") ? "" : "\n")\(fence)"
    }

    private static func longestRun(in text: String) -> Int {
        var (longest, run) = (0, 0)
        for byte in text.utf8 {
            run = byte == UInt8(ascii: "`") ? run + 1 : 0
            longest = max(longest, run)
        }
        return longest
    }

    /// What a terminal or a reader's eye would take for something else, such as an escape or a turn of direction,
    /// is shown as the sign for what cannot be shown.
    private static func visible(_ line: Substring) -> String {
        var scalars = String.UnicodeScalarView()
        for scalar in line.unicodeScalars { scalars.append(Self.isSafe(scalar) ? scalar : "\u{FFFD}") }
        return String(scalars)
    }

    private static func isSafe(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09: true
        case 0x00...0x1F, 0x7F...0x9F: false
        case 0x061C, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2064, 0x2066...0x2069, 0xFEFF: false
        // Tags: letters that no reader sees.
        case 0xE0000...0xE007F: false
        default: true
        }
    }
}
