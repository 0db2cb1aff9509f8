import ArgumentParser
import RhatchetProtocol
import RhatchetServices

/// What every action on an incident takes: which one, in whose name, and how to answer.
struct CaseOptions: ParsableArguments {
    @Argument(help: "The incident, as INC-1.", completion: Completions.incidents)
    var incident: String

    @ArgumentParser.Option(help: "How to write the answer.")
    var format = OutputFormat.text

    @OptionGroup var actor: ActorOptions
    @OptionGroup var project: ProjectOptions

    /// How the incident stands now.
    func row() throws -> IncidentRow {
        try IncidentsService(Project.existing(self.project.paths)).row(self.incident)
    }

    /// Does it in that role, and says how the incident stands then.
    ///
    /// - Parameter seen: the digest of the fix that was looked at; nil where nobody has said.
    func act(as role: Role, seen: String? = nil, _ command: (IncidentID) -> Command) throws {
        let project = try Project.existing(self.project.paths)
        try IncidentsService(project).require(seen, of: self.incident)
        let signatory = try self.actor.signatory(role, in: project)
        let row = try IncidentsService(project).act(self.incident, by: signatory, command)
        try CaseAnswer.give(row, format: self.format)
    }
}
