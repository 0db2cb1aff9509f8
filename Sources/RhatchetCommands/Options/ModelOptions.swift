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

    /// Does it in that role, or else in the first of `candidates` that the caller fills.
    func act(as role: Role?, of candidates: (Model) -> [Role] = { _ in [] }, _ command: (ModelName) throws -> Command)
        throws
    {
        let project = try Project.existing(self.project.paths)
        let service = ActionService(project)
        let model = try service.model(self.model)
        let chosen = try role ?? RoleChoice.of(candidates(model), for: self.actor, in: project)
        let signatory = try self.actor.signatory(chosen, in: project)
        try ActionAnswer.give(service.act(command(model.name), by: signatory), format: self.format)
    }
}
