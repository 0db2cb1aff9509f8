import ArgumentParser
import Foundation
import RhatchetProtocol
import RhatchetServices
import RhatchetTraining

/// What makes a fix ready: the incident, in whose name, and the Python that reads the model file.
struct FixOptions: ParsableArguments {
    @OptionGroup var of: CaseOptions
    @OptionGroup var changes: ChangeOptions

    /// Does it in that role, and says how the incident stands then.
    ///
    /// - Parameter role: nil takes the one whose fix the incident waits for.
    func act(as role: Role?, _ body: (SubmissionService, Signatory) throws -> IncidentRow) throws {
        let paths = self.of.project.paths
        let project = try Project.existing(paths)
        _ = try IncidentsService(project).row(self.of.incident)
        let python = self.changes.python ?? SubmissionService.recordedPython(in: paths.root.path)
        let environment = try PythonEnvironment.find(explicit: python, project: paths.root.path)
        let service = SubmissionService(project, tool: FixTool(python: environment, folder: try PythonFolder.find()))
        let signatory = try self.of.actor.signatory(role ?? service.delegate(self.of.incident), in: project)
        try CaseAnswer.give(body(service, signatory), format: self.of.format)
    }
}
