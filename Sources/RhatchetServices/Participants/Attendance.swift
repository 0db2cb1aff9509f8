import Foundation
import RhatchetConfiguration
import RhatchetDiagnostics
import RhatchetEngine
package import RhatchetProtocol
import RhatchetTraining

/// Those who fill the roles of one model, apart from people: asked whenever a case waits for them.
package final class Attendance {
    /// One stay of one incident in one state: a participant answers it once.
    private struct Turn: Hashable {
        var incident: IncidentID
        var role: Role
        /// 0 for the one who fills the role, then those who stand in.
        var place: Int
        var state: IncidentState
        var since: Instant
        var repair: RepairStatus

        init(_ role: Role, _ place: Int, _ incident: Incident) {
            self.incident = incident.id
            self.role = role
            self.place = place
            self.state = incident.state
            self.since = incident.since
            self.repair = incident.repair
        }
    }

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
    private var answered: Set<Turn> = []
    private var asked: [Turn: CommandParticipant] = [:]
    private var programs = AskedPrograms()
    /// What went wrong with a participant, for the view.
    package private(set) var complaints: [String] = []

    package init(project: Project, desk: FixDesk, data: DataKeeper) {
        self.project = project
        self.desk = desk
        self.data = data
    }

    private var engine: Engine { self.project.engine }

    /// Asks whoever the incident waits for, and takes the answers that have come.
    ///
    /// - Parameters:
    ///   - held: roles whose case is not complete yet.
    ///   - file: makes the case for a role; not called for people.
    package func attend(_ incident: Incident, except held: Set<Role> = [], file: (Role) throws -> CaseFile) throws {
        try self.takeHashes()
        for role in self.engine.state.waitingFor(incident.id) where role != .modelTrainer && !held.contains(role) {
            guard let (turn, filling) = self.next(role, on: incident) else { continue }
            switch filling {
            case .person, .agent: continue
            case .rule(.unattended) where self.directorWaits(on: incident): continue
            case .rule(let rule):
                self.answered.insert(turn)
                let made = try file(role)
                try self.take(self.answer(rule, made), by: Seat(role, filling), sampler: made.sampler)
            case .command(let program):
                try self.askProgram(program, turn, in: Seat(role, filling), file: file)
            }
        }
    }

    /// Who is to be asked now: the one who fills the role, and those who stand in once it fails, leaves the case
    /// alone, or is a person who is late.
    private func next(_ role: Role, on incident: Incident) -> (Turn, Filling)? {
        for (place, filling) in self.project.participants(role).enumerated() {
            let turn = Turn(role, place, incident)
            switch filling {
            case .person where incident.isLate, .agent where incident.isLate: continue
            case .person, .agent: return nil
            case .rule, .command:
                if !self.answered.contains(turn) { return (turn, filling) }
            }
        }
        return nil
    }

    /// Whether a rule or a program that may act in the role was not asked in this very state yet, or what it said is
    /// still being made ready.
    package func mayStillAnswer(_ role: Role, on incident: Incident) -> Bool {
        if self.mending.contains(where: { $0.seat.role == role && $0.incident == incident.id }) { return true }
        return self.project.participants(role).enumerated().contains { place, filling in
            filling.isAsked && !self.answered.contains(Turn(role, place, incident))
        }
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

    private func askProgram(
        _ program: Program,
        _ turn: Turn,
        in seat: Seat,
        file: (Role) throws -> CaseFile
    ) throws {
        guard let participant = self.asked[turn] else {
            let participant = CommandParticipant(program, folder: self.project.paths.root.path)
            self.asked[turn] = participant
            return try participant.ask(try file(turn.role))
        }
        guard let reply = participant.takeReply() else { return }
        self.answered.insert(turn)
        self.asked[turn] = nil
        try self.tellSwapped(program, reply, turn.role)
        switch reply.result {
        case .success(let answer):
            let seat = Seat(seat.role, seat.filling, files: reply.files)
            try self.take(answer, by: seat, sampler: try file(turn.role).sampler)
        case .failure(let failure): try self.noteUnanswered(program, turn, in: seat, reply.files, failure)
        }
    }

    /// That nothing came is no refusal of anybody: it stands in the record as what it is.
    private func noteUnanswered(
        _ program: Program,
        _ turn: Turn,
        in seat: Seat,
        _ files: [ProgramFile],
        _ failure: ProgramFailure
    ) throws {
        let unanswered = UnansweredCase(
            turn.incident,
            role: turn.role,
            seat.filling.participant,
            program: program.words,
            files: files,
            reason: failure.reason,
            said: failure.said
        )
        try self.engine.note(.unanswered(unanswered))
        self.complaints.append("\(turn.role.rawValue): \(failure)")
    }

    /// A program whose file is another than when it was asked before is said, whatever it answers.
    private func tellSwapped(_ program: Program, _ reply: ProgramReply, _ role: Role) throws {
        try self.programs.catchUp(self.engine)
        let before = self.programs.files[program.name] ?? []
        self.complaints += ProgramFiles.changes(from: before, to: reply.files).map { "\(role.rawValue): \($0)" }
    }

    private func take(_ answer: Answer, by seat: Seat, sampler: String?) throws {
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
    private func takeHashes() throws {
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

/// A role, and who acts in it.
private struct Seat {
    let role: Role
    let filling: Filling
    /// Those of the program that has answered; empty for everybody else.
    let files: [ProgramFile]

    init(_ role: Role, _ filling: Filling, files: [ProgramFile] = []) {
        self.role = role
        self.filling = filling
        self.files = files
    }
}
