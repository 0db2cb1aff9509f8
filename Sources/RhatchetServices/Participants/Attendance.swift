import Foundation
import RhatchetConfiguration
import RhatchetDiagnostics
import RhatchetEngine
package import RhatchetProtocol
import RhatchetTraining

/// Those who fill the roles of one model, apart from people: asked whenever a case waits for them.
package final class Attendance {
    /// One stay of one incident in one state: a participant answers it once.
    struct Turn: Hashable {
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

    let project: Project
    let taker: AnswerTaker
    var answered: Set<Turn> = []
    var asked: [Turn: CommandParticipant] = [:]
    var programs = AskedPrograms()
    var failures: [String] = []

    package init(project: Project, desk: FixDesk, data: DataKeeper) {
        self.project = project
        self.taker = AnswerTaker(project: project, desk: desk, data: data)
    }

    /// What went wrong with a participant, for the view.
    package var complaints: [String] { self.failures + self.taker.complaints }

    var engine: Engine { self.project.engine }

    /// Asks whoever the incident waits for, and takes the answers that have come.
    ///
    /// - Parameters:
    ///   - held: roles whose case is not complete yet.
    ///   - file: makes the case for a role; not called for people.
    package func attend(_ incident: Incident, except held: Set<Role> = [], file: (Role) throws -> CaseFile) throws {
        try self.taker.takeHashes()
        for role in self.engine.state.waitingFor(incident.id) where role != .modelTrainer && !held.contains(role) {
            guard let (turn, filling) = self.next(role, on: incident) else { continue }
            switch filling {
            case .person, .agent: continue
            case .rule(.unattended) where self.directorWaits(on: incident): continue
            case .rule(let rule):
                self.answered.insert(turn)
                let made = try file(role)
                try self.taker.take(self.answer(rule, made), by: Seat(role, filling), sampler: made.sampler)
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
        if self.taker.isMending(role, on: incident.id) { return true }
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
}
