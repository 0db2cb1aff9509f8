import Foundation
import RhatchetConfiguration
import RhatchetDraws
import RhatchetEngine
import RhatchetProtocol
import RhatchetTraining
import RhatchetTriage

/// Tries an authorised fix on a fork before it is applied (PROTOCOL 6, step 3), beside the loop of the watch.
///
/// The fork is a process of this watch and ends with it; a watch that takes over begins anew. Its draws lie in the
/// training's folder `canary`, not among the segments, so that nothing takes them for draws of the model.
final class CanaryRunner {
    /// One stay of an incident in `authorized`.
    private struct Turn: Hashable {
        var incident: IncidentID
        var since: Instant
    }

    private let project: Project
    private let desk: FixDesk
    private let starter: SegmentStarter
    private var trial: CanaryTrial?
    private var settled: Set<Turn> = []
    /// What a trial has come to and the record does not have yet, since it could not be written.
    private var unwritten: CanaryNote?

    init(project: Project, desk: FixDesk, starter: SegmentStarter) {
        self.project = project
        self.desk = desk
        self.starter = starter
    }

    private var engine: Engine { self.project.engine }

    /// Whether the fix waits for its trial.
    func isAwaited(on incident: Incident) -> Bool {
        incident.state == .authorized && !self.settled.contains(Turn(incident: incident.id, since: incident.since))
    }

    /// Begins, looks, or ends; to be called a few times a second.
    ///
    /// - Parameter segment: the sick one.
    func step(_ incident: Incident?, _ segment: LiveSegment?) throws {
        guard let incident, self.isAwaited(on: incident) else { return try self.leave() }
        if self.unwritten != nil { return try self.settle(incident) }
        guard let trial = self.trial else { return try self.begin(incident, segment) }
        guard let outcome = trial.step(now: self.engine.now) else { return }
        try self.settle(incident, trial.note(outcome, now: self.engine.now, paths: self.project.paths))
    }

    /// Ends a trial that nobody waits for any more: the fix was applied, declined, or too late.
    private func leave() throws {
        if let trial = self.trial {
            self.end()
            self.unwritten = trial.noteOfLeaving
        }
        try self.writeDown()
    }

    private func writeDown() throws {
        guard let note = self.unwritten else { return }
        try self.engine.note(.canary(note))
        self.unwritten = nil
    }

    /// Ends what runs; nothing is said of it.
    func end() {
        self.trial?.end()
        self.trial = nil
    }

    private func settle(_ incident: Incident, _ note: CanaryNote) throws {
        self.end()
        self.unwritten = note
        try self.settle(incident)
    }

    private func settle(_ incident: Incident) throws {
        try self.writeDown()
        self.settled.insert(Turn(incident: incident.id, since: incident.since))
    }

    private func begin(_ incident: Incident, _ segment: LiveSegment?) throws {
        let turn = Turn(incident: incident.id, since: incident.since)
        if try self.engine.lines(about: .incident(incident.id)).canary != nil {
            self.settled.insert(turn)
            return
        }
        let changes = incident.authorization?.changes ?? []
        do {
            self.trial = try self.start(incident, segment, changes)
        } catch {
            // What keeps a trial from beginning, a full disk too, must not keep the fix from being applied.
            let reason = (error as? CanaryAbsence)?.reason ?? "\(error)"
            try self.settle(incident, CanaryNote(incident.id, incident.model, changes: changes, reason: reason))
        }
    }

    private func start(_ incident: Incident, _ segment: LiveSegment?, _ changes: [Change]) throws -> CanaryTrial {
        let conditions = self.conditions(incident, segment)
        if let obstacle = conditions.obstacle { throw CanaryAbsence(obstacle) }
        guard let segment, let look = segment.look else { throw CanaryAbsence("nothing has drawn") }
        switch try self.desk.change(changes, on: incident, sampler: conditions.sampler) {
        case .changedByOthers(let file): throw CanaryAbsence("\(file) was changed by somebody since")
        case .refused(let reason): throw CanaryAbsence(reason)
        case .ready(let piece, _):
            let text = try ContentStore(folder: self.project.paths.contents).content(piece.swap.after)
            return try CanaryTrial(
                of: incident,
                course: CanaryCourse(before: CanaryFigures(look), limit: conditions.limit),
                began: self.engine.now,
                launch: CanaryLaunch(starter: self.starter, incident: incident.id).prepare(text, from: segment.folder)
            )
        }
    }

    private func conditions(_ incident: Incident, _ segment: LiveSegment?) -> CanaryConditions {
        var conditions = CanaryConditions()
        conditions.isWanted = self.project.configuration?.canary ?? true
        if case .command = self.starter.plan.program { conditions.isScript = false }
        conditions.sampler = segment?.record?.sampler
        conditions.calls = segment?.folder.runs.count ?? 0
        conditions.transitions = segment?.look.map { CanaryFigures($0).transitions } ?? 0
        if case .stopped? = segment?.status {
            conditions.stands = true
        } else {
            conditions.stands = segment?.hasEnded ?? false
        }
        conditions.free = Memory.available()
        conditions.held = segment?.supervisor.memory ?? 0
        let due = self.engine.state.deadlines().filter { $0.incident == incident.id }.map(\.due).min()
        conditions.limit = CanaryConditions.limit(from: self.engine.now, until: due)
        return conditions
    }
}

/// Why there is no canary.
struct CanaryAbsence: Error {
    let reason: String

    init(_ reason: String) {
        self.reason = reason
    }
}
