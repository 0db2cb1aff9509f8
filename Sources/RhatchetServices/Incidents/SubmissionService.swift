package import Foundation
import RhatchetConfiguration
import RhatchetEngine
package import RhatchetProtocol
package import RhatchetTraining

/// Fixes from any terminal: what a program does with `authorize`, `apply` and `submit`.
package struct SubmissionService {
    /// What a fix is made of.
    package enum Material: Sendable, Equatable {
        case changes([Change])
        /// A whole new text of the model file.
        case file(Data)
        /// Files and folders that were mended in place, relative to the project.
        case data([String])
    }

    let project: Project
    private let tool: () throws -> FixTool
    package var incidents: IncidentsService { IncidentsService(self.project) }

    /// - Parameter tool: called only where a model file is to be read or edited.
    package init(_ project: Project, tool: @autoclosure @escaping () throws -> FixTool) {
        self.project = project
        self.tool = tool
    }

    /// Submits what was made ready; its class is computed from the difference.
    ///
    /// - Throws: ``ProjectError/noSuchIncident(_:known:)``, or the refusal, in which nothing was submitted.
    package func submit(
        _ text: String,
        by signatory: Signatory,
        _ material: Material,
        saying said: Submission
    ) throws -> IncidentRow {
        let incident = try self.incidents.incident(text)
        guard self.isOpen(.submit, to: signatory.role, on: incident) else {
            // The protocol says why not, and records it.
            return try self.incidents.act(text, by: signatory) { .submit(incident: $0, submission: said) }
        }
        let (submission, note) = try self.make(material, said, incident, signatory.role)
        let command = Command.submit(incident: incident.id, submission: submission)
        let ruling = try self.project.act(command, by: signatory, notes: [note])
        try RecordKeeper(project: self.project).update()
        switch ruling {
        case .refused(let refusal): throw refusal
        case .accepted(let events): try self.requireNoConflict(events)
        }
        return try self.incidents.row(text)
    }

    /// The Python that the newest training ran with; nil where there was none.
    package static func recordedPython(in project: String) -> String? {
        let segment = TrainingFolder.list(project: project).compactMap(\.newestSegment).last
        guard let launch = segment.flatMap({ AtomicFile.read(LaunchPlan.self, from: $0.launch) }) else { return nil }
        // Any other program reads no Python.
        return launch.arguments.first?.hasSuffix(".py") == true ? launch.executable : nil
    }

    func isOpen(_ command: CommandName, to role: Role, on incident: Incident) -> Bool {
        self.project.engine.state.openCommands(for: role, on: incident.id).contains(command)
    }

    func script(_ incident: Incident) -> URL {
        let file = self.project.engine.state.models[incident.model]?.file ?? "\(incident.model).py"
        return self.project.paths.file(named: file)
    }

    func desk(_ incident: Incident) throws -> FixDesk {
        let contents = ContentStore(folder: self.project.paths.contents)
        let workshop = FixWorkshop(tool: try self.tool(), contents: contents)
        return FixDesk(project: self.project, workshop: workshop, script: self.script(incident))
    }

    private func requireNoConflict(_ events: [Event]) throws {
        for event in events {
            guard case .fixConflicted(let other, let files) = event.fact else { continue }
            throw Refusal(
                .conflict,
                "\(other?.description ?? "another fix") touches \(files.joined(separator: ", ")) already",
                hint: "submit it again when that has ended or was reverted"
            )
        }
    }
}
