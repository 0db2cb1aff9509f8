import ArgumentParser
import RhatchetProtocol
import RhatchetServices

/// `drop`.
struct DropCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "drop",
        abstract: "End one chain of a running training alone, and leave it out.",
        discussion: """
            For a chain that is stuck where the others are not. Its draws stay in their file; the others go on, and \
            'pm.sample' returns without it. At least half of the chains, and two, must remain. The record, the manifest and \
            every report say that a chain was taken out, since what remains agrees better than it should. By the director or \
            the model trainer; of PyMC's own samplers, whose chains have processes of their own.

            Example: rhatchet drop model_1 --chain 3 --reason "stuck since draw 40"
            """
    )

    @OptionGroup var of: ModelOptions

    @ArgumentParser.Option(help: "The chain, from 0, as the watch shows it.")
    var chain: Int

    @ArgumentParser.Option(help: "Why this one; it stands wherever the result does.")
    var reason: String

    func run() throws {
        let project = try Project.existing(self.of.project.paths)
        let model = try ActionService(project).model(self.of.model).name
        let role = try RoleChoice.of([.director, .modelTrainer], for: self.of.actor, in: project)
        let signatory = try self.of.actor.signatory(role, in: project)
        let service = ChainDropService(project)
        let steps = try service.perform(self.chain, of: model, as: role, by: signatory, reason: self.reason)
        try ActionAnswer.give(steps, format: self.of.format)
    }
}
