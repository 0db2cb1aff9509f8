import Foundation
import RhatchetEngine
import RhatchetProtocol
import RhatchetTraining

extension SubmissionService {
    /// The submission with its class and changes, and the note that keeps what it writes.
    ///
    /// - Throws: the refusal, in which nothing was submitted.
    func make(_ material: Material, _ said: Submission, _ incident: Incident, _ role: Role) throws -> (Submission, Note)
    {
        let desk = try self.desk(incident)
        switch material {
        case .changes(let changes):
            let outcome = try desk.change(changes, on: incident, sampler: nil)
            return try self.made(outcome, said, incident, role, desk)
        case .file(let content):
            return try self.made(desk.replace(content, on: incident, sampler: nil), said, incident, role, desk)
        case .data(let paths): return try self.data(paths, said, incident, desk)
        }
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

    private func data(_ paths: [String], _ said: Submission, _ incident: Incident, _ desk: FixDesk) throws -> (
        Submission, Note
    ) {
        let root = self.project.paths.root
        let training = TrainingFolder.list(project: root.path, of: incident.model.rawValue).last
        let before = training.map { DataKeeper(root: root, named: [], training: $0).files } ?? [:]
        let made = try desk.mend(paths, from: before, to: FileDigests.hash(paths, in: root), on: incident)
        guard let submission = made.fill(said) else {
            throw Refusal(.malformed, made.emptyWords, hint: "nothing was submitted; mend the files first")
        }
        return (submission, made.note)
    }
}
