import ArgumentParser
import RhatchetProtocol
import RhatchetServices

/// The director's review of an emergency fix.
struct ReviewCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "review",
        abstract: "Grant or reject an emergency fix, as the director.",
        discussion: """
            A rejected fix is taken back byte for byte, the training is paused, and the draws made under it are \
            quarantined. The watch carries it out; without one it is done when the next watch begins.

            Example: rhatchet review INC-1 --grant --reason "known remedy"
            """
    )

    @Argument(help: "The incident, as INC-1.")
    var incident: String

    @Flag(help: "The fix stands.")
    var grant = false

    @Flag(help: "The fix is taken back.")
    var reject = false

    @ArgumentParser.Option(help: "Why; it goes into the record.")
    var reason: String

    @ArgumentParser.Option(help: "How to write the answer.")
    var format = OutputFormat.text

    @OptionGroup var project: ProjectOptions

    func validate() throws {
        guard self.grant != self.reject else { throw ValidationError("give exactly one of --grant and --reject") }
    }

    func run() throws {
        let service = try IncidentsService(Project.existing(self.project.paths))
        let command = { Command.review(incident: $0, verdict: self.grant ? .grant : .reject, reason: self.reason) }
        try DirectorAnswer.give(service.direct(self.incident, command), format: self.format)
    }
}
