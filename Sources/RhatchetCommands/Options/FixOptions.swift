import ArgumentParser
import Foundation
import RhatchetProtocol
import RhatchetServices
import RhatchetTraining

/// What makes a fix ready: the incident, in whose name, and the Python that reads the model file.
struct FixOptions: ParsableArguments {
    @OptionGroup var of: CaseOptions
    @OptionGroup var reader: ReaderOptions

    /// Does it in that role, and says how the incident stands then.
    ///
    /// - Parameters:
    ///   - role: nil takes the first of `candidates` that the caller fills.
    ///   - candidates: whose fix it may be; else the delegate's.
    func act(
        as role: Role?,
        of candidates: (Incident) -> [Role] = { $0.implementers },
        _ body: (SubmissionService, Signatory) throws -> IncidentRow
    ) throws {
        let project = try Project.existing(self.of.project.paths)
        let incident = try IncidentsService(project).incident(self.of.incident)
        let chosen = try role ?? RoleChoice.of(candidates(incident), for: self.of.actor, in: project)
        let signatory = try self.of.actor.signatory(chosen, in: project)
        let service = SubmissionService(project, tool: try self.reader.tool(project.paths))
        do {
            try CaseAnswer.give(body(service, signatory), format: self.of.format)
        } catch FixError.refused(let code, let message, let hint) {
            throw Refusal(Code(rawValue: code) ?? .malformed, message, hint: hint ?? "nothing was done")
        }
    }
}
