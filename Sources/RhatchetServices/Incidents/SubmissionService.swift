package import Foundation
import RhatchetConfiguration
import RhatchetEngine
package import RhatchetProtocol
package import RhatchetTraining

/// A person's fix from any terminal: what a program does with `submit`.
package struct SubmissionService {
    private let project: Project
    private let tool: FixTool
    package var incidents: IncidentsService { IncidentsService(self.project) }

    package init(_ project: Project, tool: FixTool) {
        self.project = project
        self.tool = tool
    }

    /// The role whose fix the incident waits for; the code translator's where it is delegated to nobody.
    package func delegate(_ text: String) throws -> Role {
        try self.incidents.incident(text).delegation?.to ?? .codeTranslator
    }

    /// Submits a whole new text of the model file, or data files that were mended in place.
    ///
    /// - Parameters:
    ///   - content: the new text; nil for a data fix.
    ///   - data: paths of files and folders, relative to the project; not read when there is a text.
    /// - Throws: ``ProjectError/noSuchIncident(_:known:)``, or the refusal, in which nothing was submitted.
    package func submit(
        _ text: String,
        by signatory: Signatory,
        content: Data?,
        data: [String],
        changes: [ChangeText] = [],
        saying said: Submission
    ) throws -> IncidentRow {
        let incident = try self.incidents.incident(text)
        let role = signatory.role
        let (submission, note) =
            try content.map { try self.file($0, said, incident, role) }
            ?? (changes.isEmpty
                ? self.data(data, said, incident) : self.literals(changes, said, incident, role))
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
        return segment.flatMap { AtomicFile.read(LaunchPlan.self, from: $0.launch) }?.executable
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

    private func file(_ content: Data, _ said: Submission, _ incident: Incident, _ role: Role) throws -> (
        Submission, Note
    ) {
        let desk = self.desk(incident)
        return try self.made(desk.replace(content, on: incident, sampler: nil), said, incident, role, desk)
    }

    private func literals(
        _ changes: [ChangeText],
        _ said: Submission,
        _ incident: Incident,
        _ role: Role
    ) throws -> (Submission, Note) {
        let desk = self.desk(incident)
        let outcome = try desk.change(self.changes(changes, on: incident), on: incident, sampler: nil)
        return try self.made(outcome, said, incident, role, desk)
    }

    private func made(
        _ outcome: FixDesk.Outcome,
        _ said: Submission,
        _ incident: Incident,
        _ role: Role,
        _ desk: FixDesk
    ) throws -> (Submission, Note) {
        switch outcome {
        case .ready(let piece, let note): return (desk.fill(said, from: piece), note)
        case .refused(let reason):
            throw Refusal(.malformed, reason, hint: "nothing was submitted; mend it and submit again")
        case .changedByOthers(let file):
            try desk.tellConflict(on: incident.id, for: role)
            let message = "'\(file)' was changed by somebody since its training started"
            throw Refusal(.conflict, message, hint: "put that back, or submit it as it stands")
        }
    }

    private func data(_ paths: [String], _ said: Submission, _ incident: Incident) throws -> (Submission, Note) {
        let root = self.project.paths.root
        let training = TrainingFolder.list(project: root.path).last { $0.id.hasPrefix("\(incident.model)-") }
        let before = training.map { DataKeeper(root: root, named: [], training: $0).files } ?? [:]
        let made = try self.desk(incident).mend(
            paths,
            from: before,
            to: FileDigests.hash(paths, in: root),
            on: incident
        )
        guard let submission = made.fill(said) else {
            throw Refusal(.malformed, made.emptyWords, hint: "nothing was submitted; mend the files first")
        }
        return (submission, made.note)
    }

    func desk(_ incident: Incident) -> FixDesk {
        let file = self.project.engine.state.models[incident.model]?.file ?? "\(incident.model).py"
        let contents = ContentStore(folder: self.project.paths.contents)
        return FixDesk(
            project: self.project,
            workshop: FixWorkshop(tool: self.tool, contents: contents),
            script: self.project.paths.root.appending(path: file)
        )
    }
}
