import ArgumentParser
import RhatchetProtocol
import RhatchetServices

/// `availability`.
struct AvailabilityCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "availability",
        abstract: "Say whether a role is available: an emergency needs the modeler.",
        discussion: """
            By the role itself, or by the director. It is looked at when a finding is judged.

            Example: rhatchet availability modeler off
            """
    )

    enum Standing: String, ExpressibleByArgument, CaseIterable {
        case on, off
    }

    @Argument(help: "Whose.")
    var of: Role

    @Argument(help: "on or off.")
    var standing: Standing

    @ArgumentParser.Option(help: "In which role you say it; else the role itself or director, whichever you fill.")
    var role: Role?

    @ArgumentParser.Option(help: "How to write the answer.")
    var format = OutputFormat.text

    @OptionGroup var actor: ActorOptions
    @OptionGroup var project: ProjectOptions

    func run() throws {
        let project = try Project.existing(self.project.paths)
        let role = try self.role ?? RoleChoice.of([self.of, .director], for: self.actor, in: project)
        let signatory = try self.actor.signatory(role, in: project)
        let command = RhatchetProtocol.Command.availability(role: self.of, available: self.standing == .on)
        try ActionAnswer.give(ActionService(project).act(command, by: signatory), format: self.format)
    }
}
