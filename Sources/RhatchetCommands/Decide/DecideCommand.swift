import ArgumentParser
import RhatchetProtocol
import RhatchetServices

/// The director's choice on the modeler's advice.
struct DecideCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "decide",
        abstract: "Decide on the modeler's advice: accept it, or have it verified or validated first.",
        discussion: "Example: rhatchet decide INC-1 accept"
    )

    @Argument(help: "The incident, as INC-1.")
    var incident: String

    @Argument(help: "accept, verify (the code translator checks it), or validate (the time validator does).")
    var option: RhatchetProtocol.Option

    @ArgumentParser.Option(help: "How to write the answer.")
    var format = OutputFormat.text

    @OptionGroup var project: ProjectOptions

    func run() throws {
        let service = try IncidentsService(Project.existing(self.project.paths))
        let row = try service.direct(self.incident) { .decide(incident: $0, option: self.option) }
        try DirectorAnswer.give(row, format: self.format)
    }
}

extension RhatchetProtocol.Option: ExpressibleByArgument {}
