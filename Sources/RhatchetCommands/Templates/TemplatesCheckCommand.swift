import ArgumentParser
import RhatchetServices

/// Checks the user's templates.
struct TemplatesCheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Check your own templates: every mistake, with its place.",
        discussion: """
            Exit status 2 when one of them cannot stand; the shipped one is used in its place.

            Example: rhatchet templates check --format json
            """
    )

    private struct Report: Encodable {
        let ok: Bool
        /// The messages whose template is sound and the user's own.
        let own: [String]
        let errors: [TemplateError]
    }

    @ArgumentParser.Option(help: "How to write it.")
    var format = OutputFormat.text

    @OptionGroup var project: ProjectOptions

    func run() throws {
        let templates = Templates(self.project.paths)
        let own = MessageName.allCases.filter(templates.isOwn).map(\.rawValue)
        let report = Report(ok: templates.mistakes.isEmpty, own: own, errors: templates.mistakes)
        switch self.format {
        case .json: Terminal.say(try JSONText.make(report, pretty: true))
        case .text: Self.tell(report)
        }
        if !report.ok { throw ExitCode(2) }
    }

    private static func tell(_ report: Report) {
        for error in report.errors { Terminal.sayError("rhatchet: \(error)") }
        guard report.ok else { return }
        let count = report.own.count
        Terminal.say(count == 0 ? "no template of your own; the shipped ones are used" : "\(count) sound")
    }
}
