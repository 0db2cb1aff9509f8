import Foundation
import RhatchetConfiguration
import RhatchetDiagnostics
import RhatchetEngine
import RhatchetProtocol
import RhatchetTraining

/// Those who fill the roles of one model, apart from people: asked whenever a case waits for them.
final class Attendance {
    /// One stay of one incident in one state: a participant answers it once.
    private struct Turn: Hashable {
        var incident: IncidentID
        var role: Role
        var state: IncidentState
        var since: Instant
        var repair: RepairStatus

        init(_ role: Role, _ incident: Incident) {
            self.incident = incident.id
            self.role = role
            self.state = incident.state
            self.since = incident.since
            self.repair = incident.repair
        }
    }

    private let project: Project
    private let workshop: FixWorkshop
    private let script: URL
    private var answered: Set<Turn> = []
    private var asked: [Turn: CommandParticipant] = [:]
    /// What went wrong with a participant, for the view.
    private(set) var complaints: [String] = []

    init(project: Project, workshop: FixWorkshop, script: URL) {
        self.project = project
        self.workshop = workshop
        self.script = script
    }

    private var engine: Engine { self.project.engine }

    /// Asks whoever the incident waits for, and takes the answers that have come.
    ///
    /// - Parameter file: makes the case for a role; not called for people.
    func attend(_ incident: Incident, file: (Role) throws -> CaseFile) throws {
        for role in self.engine.state.waitingFor(incident.id) where role != .modelTrainer {
            let turn = Turn(role, incident)
            guard !self.answered.contains(turn) else { continue }
            switch self.project.filling(role) {
            case .person: continue
            case .rule(.unattended) where self.directorWaits(on: incident): continue
            case .rule(let rule):
                self.answered.insert(turn)
                let made = try file(role)
                try self.take(self.answer(rule, made), by: role, sampler: made.sampler)
            case .command(let words):
                try self.askProgram(words, turn, file: file)
            }
        }
    }

    /// Whether the role was asked in this very state and left the case to somebody else.
    func wasSilent(_ role: Role, on incident: Incident) -> Bool {
        self.answered.contains(Turn(role, incident))
    }

    private func answer(_ rule: BuiltInRule, _ file: CaseFile) -> Answer {
        switch rule {
        case .remedies: RuleModeler().answer(file)
        case .literals: RuleCodeTranslator().answer(file)
        case .unattended: RuleDirector().answer(file)
        case .expectations: .act(.validate(incident: file.incident.id))
        case .watch: .nothing
        }
    }

    private func directorWaits(on incident: Incident) -> Bool {
        RuleDirector().waits(on: incident.id, in: self.engine.state, at: self.engine.now)
    }

    private func askProgram(_ words: [String], _ turn: Turn, file: (Role) throws -> CaseFile) throws {
        guard let participant = self.asked[turn] else {
            let participant = CommandParticipant(words, folder: self.project.paths.root.path)
            self.asked[turn] = participant
            return try participant.ask(try file(turn.role))
        }
        guard let reply = participant.takeReply() else { return }
        self.answered.insert(turn)
        self.asked[turn] = nil
        switch reply {
        case .success(let answer): try self.take(answer, by: turn.role, sampler: try file(turn.role).sampler)
        case .failure(let error): self.complaints.append("\(turn.role.rawValue): \(error)")
        }
    }

    private func take(_ answer: Answer, by role: Role, sampler: String?) throws {
        switch answer {
        case .nothing: return
        case .act(let command): try self.act(command, by: role)
        case .applyAuthorized(let incident, let named):
            let authorized = self.engine.state.incident(incident)?.authorization?.changes ?? []
            try self.prepare(named.isEmpty ? authorized : named, incident, sampler: sampler) { piece, note in
                try self.act(
                    .apply(incident: incident, changes: piece.changes.onTheModelsFile),
                    by: role,
                    notes: [note]
                )
            } orDecline: { reason in
                try self.act(.decline(incident: incident, reason: reason), by: role)
            }
        case .submit(let incident, var submission):
            try self.prepare(submission.changes, incident, sampler: sampler) { piece, note in
                submission.changes = piece.changes
                submission.fixClass = .parameter
                try self.act(.submit(incident: incident, submission: submission), by: role, notes: [note])
            } orDecline: { reason in
                try self.act(.ask(incident: incident, text: reason), by: role)
            }
        }
    }

    private func act(_ command: Command, by role: Role, notes: [Note] = []) throws {
        let participant = self.project.filling(role).participant
        let outcome = try self.engine.act(Action(by: role, participant: participant, command), notes: notes)
        if case .refused(let refusal) = outcome {
            self.complaints.append("\(role.rawValue): \(refusal.code.rawValue): \(refusal.message); \(refusal.hint)")
        }
    }

    /// Makes and proves the fix; what the tool refuses is an answer too, in its own words.
    private func prepare(
        _ changes: [Change],
        _ incident: IncidentID,
        sampler: String?,
        use: (FixWorkshop.Workpiece, Note) throws -> Void,
        orDecline: (String) throws -> Void
    ) throws {
        do {
            let piece = try self.workshop.prepare(changes, file: self.script, sampler: sampler)
            let prepared = PreparedFix(
                incident: incident,
                model: self.engine.state.incident(incident)?.model ?? "",
                file: self.project.paths.relative(self.script),
                before: piece.swap.before.description,
                after: piece.swap.after.description,
                diff: piece.diff
            )
            try use(piece, .fixPrepared(prepared))
        } catch let error as FixError {
            try orDecline(error.description)
        } catch let error as CocoaError {
            try orDecline("'\(self.script.lastPathComponent)' cannot be read: \(SystemWords.reason(error))")
        }
    }
}

extension [Change] {
    /// Compared with an authorisation by what they change, not by the line that it happened to stand in.
    fileprivate var onTheModelsFile: [Change] {
        self.map { change in
            var placed = change
            placed.file = nil
            return placed
        }
    }
}
