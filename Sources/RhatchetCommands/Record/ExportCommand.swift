import ArgumentParser
import Foundation
import RhatchetProtocol
import RhatchetServices
import RhatchetTraining

/// The record, to be kept elsewhere.
struct ExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Write the record out: every line of the log as NDJSON, or the incidents' stories as Markdown.",
        discussion: """
            Examples:
              rhatchet export > record.ndjson
              rhatchet export --format markdown --incident INC-1 --output INC-1.md
            """
    )

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case ndjson, markdown
    }

    @ArgumentParser.Option(help: "How to write it.")
    var format = Format.ndjson

    @ArgumentParser.Option(help: "Only what belongs to this incident, as INC-1.", completion: Completions.incidents)
    var incident: String?

    @ArgumentParser.Option(
        name: [.short, .long],
        help: "The file to write; else standard output.",
        completion: .file()
    )
    var output: String?

    @OptionGroup var project: ProjectOptions

    func run() throws {
        let project = try self.project.looking()
        let incident = try self.incident.map { try IncidentsService(project).incident($0).id }
        let export = RecordExport(project)
        let text =
            switch self.format {
            case .ndjson: try export.ndjson(incident).map { $0 + "\n" }.joined()
            case .markdown: try export.markdown(incident)
            }
        guard let output = self.output else { return Terminal.write(text, to: STDOUT_FILENO) }
        try AtomicFile.write(Data(text.utf8), to: output)
    }
}
