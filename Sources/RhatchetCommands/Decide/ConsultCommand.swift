import ArgumentParser
import RhatchetProtocol
import RhatchetServices

/// The director's `consult`.
struct ConsultCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "consult",
        abstract: "Ask the modeler for advice on an incident.",
        discussion: "Example: rhatchet consult INC-1"
    )

    @Argument(help: "The incident, as INC-1.")
    var incident: String

    @ArgumentParser.Option(help: "How to write the answer.")
    var format = OutputFormat.text

    @OptionGroup var project: ProjectOptions

    func run() throws {
        let service = try IncidentsService(Project.existing(self.project.paths))
        try DirectorAnswer.give(service.direct(self.incident) { .consult(incident: $0) }, format: self.format)
    }
}
