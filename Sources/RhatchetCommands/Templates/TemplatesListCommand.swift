import ArgumentParser
import RhatchetServices

/// Every message, and what its template can name.
struct TemplatesListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "Every message, whether its template is your own, and what it can name.",
        discussion: "Example: rhatchet templates list --format json"
    )

    @ArgumentParser.Option(help: "How to write it.")
    var format = OutputFormat.text

    @OptionGroup var project: ProjectOptions

    func run() throws {
        let templates = Templates(self.project.paths)
        switch self.format {
        case .json: Terminal.say(try JSONText.make(MessageName.allCases.map { Row($0, templates) }, pretty: true))
        case .text: MessageName.allCases.map { Self.line($0, templates) }.forEach(Terminal.say)
        }
    }

    private static func line(_ name: MessageName, _ templates: Templates) -> String {
        let fields = name.fields.map(\.name).joined(separator: " ")
        return "  \(Format.pad(name.rawValue, 32)) \(templates.isOwn(name) ? "yours  " : "shipped")  \(fields)"
    }

    private struct Row: Encodable {
        var name: String
        var own: Bool
        var fields: [Field]

        init(_ name: MessageName, _ templates: Templates) {
            self.name = name.rawValue
            self.own = templates.isOwn(name)
            self.fields = name.fields.map(Field.init)
        }
    }

    private struct Field: Encodable {
        var name: String
        var kind: String
        var meaning: String
        var fields: [Field]?

        init(_ field: MessageField) {
            self.name = field.name
            self.meaning = field.meaning
            switch field.kind {
            case .text: self.kind = "text"
            case .flag: self.kind = "flag"
            case .list(let parts): (self.kind, self.fields) = ("list", parts.map(Field.init))
            }
        }
    }
}
