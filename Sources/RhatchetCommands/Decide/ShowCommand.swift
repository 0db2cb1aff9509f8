import ArgumentParser
import RhatchetServices

/// The story of one incident.
struct ShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "The story of one incident: every step, the fix, the diagnostics.",
        discussion: "Example: rhatchet show INC-1"
    )

    @Argument(help: "The incident, as INC-1.", completion: Completions.incidents)
    var incident: String

    @ArgumentParser.Option(help: "How to write it.")
    var format = OutputFormat.text

    @OptionGroup var project: ProjectOptions

    func run() throws {
        let service = try IncidentsService(self.project.looking())
        switch self.format {
        case .json: Terminal.say(try JSONText.make(service.story(self.incident), pretty: true))
        case .text: Terminal.say(try service.transcript(self.incident))
        }
    }
}
