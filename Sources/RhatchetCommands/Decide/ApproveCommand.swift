import ArgumentParser
import RhatchetProtocol
import RhatchetServices

/// The director's `approve`.
struct ApproveCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "approve",
        abstract: "Approve a submitted fix: it is applied, and the training may restart.",
        discussion: "Example: rhatchet approve INC-1 --reason \"…\""
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
            service.direct(self.incident) { .approve(incident: $0, reason: self.reason) },
            format: self.format
        )
    }
}
