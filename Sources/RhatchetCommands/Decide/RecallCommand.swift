import ArgumentParser
import RhatchetProtocol
import RhatchetServices

/// The director's `recall`.
struct RecallCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "recall",
        abstract: "Turn an emergency into a standard incident; what was applied is reverted.",
        discussion: "Example: rhatchet recall INC-1 --reason \"…\""
    )

    @Argument(help: "The incident, as INC-1.")
    var incident: String

    @ArgumentParser.Option(help: "Why; it goes into the record.")
    var reason: String

    @ArgumentParser.Option(help: "How to write the answer.")
    var format = OutputFormat.text

    @OptionGroup var project: ProjectOptions

    func run() throws {
        let service = try IncidentsService(Project.existing(self.project.paths))
        try DirectorAnswer.give(
            service.direct(self.incident) { .recall(incident: $0, reason: self.reason) },
            format: self.format
        )
    }
}
