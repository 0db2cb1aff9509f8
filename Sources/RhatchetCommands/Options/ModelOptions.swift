import ArgumentParser
import RhatchetProtocol
import RhatchetServices

/// What an action on a model takes.
struct ModelOptions: ParsableArguments {
    @Argument(help: "The model, as model_1.", completion: Completions.models)
    var model: String

    @ArgumentParser.Option(help: "How to write the answer.")
    var format = OutputFormat.text

    @OptionGroup var actor: ActorOptions
    @OptionGroup var project: ProjectOptions

    func act(as role: Role, _ command: (ModelName) throws -> Command) throws {
        let project = try Project.existing(self.project.paths)
        let service = ActionService(project)
        let model = try service.model(self.model)
        let signatory = try self.actor.signatory(role, in: project)
        try ActionAnswer.give(service.act(command(model), by: signatory), format: self.format)
    }
}
