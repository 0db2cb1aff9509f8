import RhatchetServices
import Testing

/// `docs/messages.md` is made of the fields themselves: none is missing in it, and none is there that is not.
@Suite struct DocumentTests {
    @Test func `the document names every message with everything that its template can name`() throws {
        try GoldenText(document: "messages.md").expect(Self.document)
    }

    private static let head = """
        # Messages and their fields

        What a template of a message can name ([user guide](user-guide.md#your-own-words)). The file of a message is
        `rhatchet-templates/NAME.mustache`. Everything is text, but for a *flag*, which is a yes or no for a section, and a
        *list*, whose section is repeated with the fields in brackets. A text that is not known is empty; a section of it is
        skipped. This page is made from the program; `rhatchet templates list` prints the same.

        """

    private static var document: String {
        let groups = FieldGroup.allCases.map { "## \(Self.title($0))\n\n\(Self.table($0.fields))\n" }
        let rows = MessageName.allCases.map { name in
            let also = name.groups.map { "*\($0.rawValue)*" } + name.own.map(Self.inline)
            return "| `\(name.rawValue)` | \(also.isEmpty ? "–" : also.joined(separator: "; ")) |"
        }
        let messages = "## Each message\n\nBeside those of every message.\n\n| message | fields |\n|---|---|\n"
        return ([Self.head] + groups).joined(separator: "\n") + "\n" + messages + rows.joined(separator: "\n") + "\n"
    }

    private static func title(_ group: FieldGroup) -> String {
        switch group {
        case .always: "In every message"
        case .finding: "Of a finding"
        case .changes: "Of changes"
        case .figures: "Of figures"
        case .review: "Of a review"
        case .outlook: "Of what a fix should do"
        }
    }

    private static func table(_ fields: [MessageField]) -> String {
        (["| field | what |", "|---|---|"] + fields.map { "| `\($0.name)` | \(Self.meaning($0)) |" }).joined(
            separator: "\n"
        )
    }

    private static func inline(_ field: MessageField) -> String {
        "`\(field.name)` \(Self.meaning(field))"
    }

    private static func meaning(_ field: MessageField) -> String {
        switch field.kind {
        case .text: return field.meaning
        case .flag: return "flag: \(field.meaning)"
        case .list(let parts):
            let inside = parts.map { "`\($0.name)` \(Self.meaning($0))" }.joined(separator: ", ")
            return "list: \(field.meaning) (\(inside))"
        }
    }
}
