import Foundation
import RhatchetConfiguration
import RhatchetEngine
import RhatchetProtocol
import RhatchetTraining

/// Turns what a participant has answered into commands in his name: a change is made ready first, and what has changed
/// under it or cannot be made is said instead.
final class AnswerTaker {
    /// Data files that are being hashed before they are submitted.
    private struct Mending {
        var seat: Seat
        var incident: IncidentID
        var submission: Submission
        var files: [String]
        var digests: FileDigests
    }

    private let project: Project
    private let desk: FixDesk
    private let data: DataKeeper
    private var mending: [Mending] = []
    /// What went wrong, for the view.
    private(set) var complaints: [String] = []

    init(project: Project, desk: FixDesk, data: DataKeeper) {
        self.project = project
        self.desk = desk
        self.data = data
    }

    private var engine: Engine { self.project.engine }

    /// Whether what somebody in the role said is still being made ready.
    func isMending(_ role: Role, on incident: IncidentID) -> Bool {
        self.mending.contains { $0.seat.role == role && $0.incident == incident }
    }

    func take(_ answer: Answer, by seat: Seat, sampler: String?) throws {
        switch answer {
        case .nothing: return
        case .act(.authorize(let id, let authorization)):
            // What is authorised is a change of what ran, and of nothing else.
            guard let incident = self.engine.state.incident(id), try self.desk.isUnchanged(for: incident) else {
                return try self.conflict(on: id, for: seat.role)
            }
            try self.act(.authorize(incident: id, authorization: authorization), by: seat)
        case .act(let command): try self.act(command, by: seat)
        case .applyAuthorized(let id, let named):
            guard let incident = self.engine.state.incident(id) else { return }
            let changes = named.isEmpty ? incident.authorization?.changes ?? [] : named
            switch try self.desk.change(changes, on: incident, sampler: sampler) {
            case .ready(let piece, let note):
                let (changes, canary) = (piece.changes.onTheModelsFile, try self.desk.canary(of: id))
                try self.act(.apply(incident: id, changes: changes, canary: canary), by: seat, notes: [note])
            case .changedByOthers: try self.conflict(on: id, for: seat.role)
            case .refused(let reason): try self.act(.decline(incident: id, reason: reason), by: seat)
            }
        case .submit(let id, let submission):
            guard let incident = self.engine.state.incident(id) else { return }
            let outcome = try self.desk.change(submission.changes, on: incident, sampler: sampler)
            try self.submit(outcome, submission, on: id, by: seat)
        case .submitFile(let id, let submission, let content):
            guard let incident = self.engine.state.incident(id) else { return }
            let outcome = try self.desk.replace(content, on: incident, sampler: sampler)
            try self.submit(outcome, submission, on: id, by: seat)
        case .submitData(let id, let submission, let files):
            let digests = FileDigests(files, in: self.project.paths.root)
            self.mending.append(
                Mending(seat: seat, incident: id, submission: submission, files: files, digests: digests)
            )
        }
    }

    /// Submits what was made ready; what the tool refuses is asked of the director, in its own words.
    private func submit(
        _ outcome: FixDesk.Outcome,
        _ said: Submission,
        on incident: IncidentID,
        by seat: Seat
    ) throws {
        switch outcome {
        case .ready(let piece, let note):
            let submission = self.desk.fill(said, from: piece)
            try self.act(.submit(incident: incident, submission: submission), by: seat, notes: [note])
        case .changedByOthers: try self.conflict(on: incident, for: seat.role)
        case .refused(let reason): try self.act(.ask(incident: incident, text: reason), by: seat)
        }
    }

    /// Submits data files whose hashes have come.
    func takeHashes() throws {
        for one in self.mending {
            guard let after = one.digests.result, let incident = self.engine.state.incident(one.incident) else {
                continue
            }
            self.mending.removeAll { $0.digests === one.digests }
            do {
                let made = try self.desk.mend(one.files, from: self.data.files, to: after, on: incident)
                try self.submit(made, one)
            } catch {
                try self.act(.ask(incident: one.incident, text: try self.desk.words(error)), by: one.seat)
            }
        }
    }

    private func submit(_ made: DataSubmission, _ one: Mending) throws {
        guard let submission = made.fill(one.submission) else {
            return try self.act(.ask(incident: one.incident, text: made.emptyWords), by: one.seat)
        }
        try self.act(.submit(incident: one.incident, submission: submission), by: one.seat, notes: [made.note])
    }

    private func conflict(on incident: IncidentID, for role: Role) throws {
        try self.desk.tellConflict(on: incident, for: role)
        self.complaints.append("\(role.rawValue): \(FixError.changedSince(self.desk.script.lastPathComponent))")
    }

    private func act(_ command: Command, by seat: Seat, notes: [Note] = []) throws {
        if case .refused(let refusal) = try self.act(command, in: seat, notes) {
            let words = "\(refusal.code.rawValue): \(refusal.message); \(refusal.hint)"
            self.complaints.append("\(seat.role.rawValue): \(words)")
        }
    }

    /// A rule acts in its own name; that a program was asked is said.
    private func act(_ command: Command, in seat: Seat, _ notes: [Note]) throws -> Ruling {
        let participant = seat.filling.participant
        let signatory =
            switch seat.filling {
            case .command(let program): Signatory(participant, as: seat.role, .asked(program.words, seat.files))
            case .rule, .person, .agent: Signatory(participant, as: seat.role, .rule)
            }
        return try self.project.act(command, by: signatory, notes: notes)
    }
}
