import ArgumentParser
import RhatchetProtocol
import RhatchetServices

/// What an action on an incident or a model takes.
struct SubjectOptions: ParsableArguments {
    @Argument(help: "The incident, as INC-1, or the model, as model_1.", completion: Completions.subjects)
    var subject: String

    @ArgumentParser.Option(help: "How to write the answer.")
    var format = OutputFormat.text

    @OptionGroup var actor: ActorOptions
    @OptionGroup var project: ProjectOptions

    /// Does it in that role, or else in the first of `candidates` that the caller fills.
    func act(as role: Role?, of candidates: [Role] = [], _ command: (Subject) throws -> Command) throws {
        let project = try Project.existing(self.project.paths)
        let service = ActionService(project)
        let subject = try service.subject(self.subject)
        let chosen = try role ?? RoleChoice.of(candidates, for: self.actor, in: project)
        let signatory = try self.actor.signatory(chosen, in: project)
        try ActionAnswer.give(service.act(command(subject), by: signatory), format: self.format)
    }
}
