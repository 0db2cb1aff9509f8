import ArgumentParser
import RhatchetProtocol
import RhatchetServices

/// What every action on an incident takes: which one, in whose name, and how to answer.
struct CaseOptions: ParsableArguments {
    @Argument(help: "The incident, as INC-1.", completion: Completions.openIncidents)
    var incident: String

    @ArgumentParser.Option(help: "How to write the answer.")
    var format = OutputFormat.text

    @OptionGroup var actor: ActorOptions
    @OptionGroup var project: ProjectOptions

    /// Does it in that role, and says how the incident stands then.
    ///
    /// - Parameter seen: the digest of the fix that was looked at; nil where nobody has said.
    func act(as role: Role, seen: String? = nil, _ command: (IncidentID) -> Command) throws {
        let project = try Project.existing(self.project.paths)
        try IncidentsService(project).require(seen, of: self.incident)
        try self.act(as: role, in: project) { id, _ in command(id) }
    }

    /// Does it in the first of these roles that the caller fills, or in `role` where that was said.
    ///
    /// - Parameter candidates: who may, by how the incident stands; the likeliest first.
    func act(
        as role: Role?,
        of candidates: (Incident) -> [Role],
        _ command: (IncidentID, Incident) -> Command
    ) throws {
        let project = try Project.existing(self.project.paths)
        let incident = try IncidentsService(project).incident(self.incident)
        let chosen = try role ?? RoleChoice.of(candidates(incident), for: self.actor, in: project)
        try self.act(as: chosen, in: project, command)
    }

    private func act(as role: Role, in project: Project, _ command: (IncidentID, Incident) -> Command) throws {
        let service = IncidentsService(project)
        let incident = try service.incident(self.incident)
        let signatory = try self.actor.signatory(role, in: project)
        try CaseAnswer.give(service.act(self.incident, by: signatory) { command($0, incident) }, format: self.format)
    }
}
