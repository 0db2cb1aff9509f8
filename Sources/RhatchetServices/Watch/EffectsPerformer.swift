import Foundation
import RhatchetEngine
import RhatchetProtocol
import RhatchetTraining

/// Carries out what the protocol has decided, for one training: intent, act, observed.
///
/// Every act looks at the world first, so that one which was begun before a crash is finished and not repeated.
package final class EffectsPerformer {
    private let project: Project
    private let starter: SegmentStarter
    private let contents: ContentStore
    private let provenance: ProvenanceTaker

    package init(project: Project, starter: SegmentStarter) {
        self.project = project
        self.starter = starter
        self.contents = ContentStore(folder: project.paths.contents)
        self.provenance = ProvenanceTaker(plan: starter.plan, training: starter.training, paths: project.paths)
    }

    private var engine: Engine { self.project.engine }
    private var training: TrainingFolder { self.starter.training }

    /// Performs what is pending for this training's model; the others' is left to their owners.
    package func performPending() throws {
        var failure: (any Error)?
        for pending in try self.engine.pendingEffects() where self.isOurs(pending.effect) {
            // A file that cannot be written must not keep a training from being stopped.
            guard failure == nil || pending.effect.onlyEnds else { continue }
            do {
                try self.perform(pending)
            } catch {
                failure = failure ?? error
            }
        }
        if let failure { throw failure }
    }

    /// Starts the training without the protocol, which has no policy to decide by.
    func startObserved() throws {
        let segment = try self.training.createSegment()
        try self.engine.note(self.provenance.note(segment))
        try self.engine.note(try self.starter.startOnce(segment, resumingFrom: self.continued))
    }

    private func isOurs(_ effect: Effect) -> Bool {
        switch effect {
        case .startTraining(let model), .pauseTraining(let model), .resumeTraining(let model, _),
            .stopTraining(let model), .quarantineDraws(let model):
            model == self.starter.plan.model
        case .applyFix(let incident, _), .revertFix(let incident, _), .writeRewind(let incident):
            (try? self.engine.incident(incident))?.model == self.starter.plan.model
        }
    }

    private func perform(_ pending: PendingEffect) throws {
        do {
            FaultPoint.reach(.effectBeforeAct)
            let seen = try self.act(pending)
            FaultPoint.reach(.effectAfterAct)
            try self.engine.settle(pending, seen)
            FaultPoint.reach(.effectAfterSettle)
        } catch let error as LaunchError {
            // Nothing runs: that is the end of this effect, and the watch says why.
            try self.engine.mark(pending, as: .failed, result: error.description)
            throw error
        }
    }

    private func act(_ pending: PendingEffect) throws -> Observation {
        switch pending.effect {
        case .startTraining: try self.startFirst(pending)
        case .resumeTraining(_, .continued): Observation(try self.goOn())
        case .resumeTraining(_, .checkpoint): try self.start(pending) { self.training.usable(before: $0) }
        case .resumeTraining(_, .start): try self.start(pending) { _ in nil }
        case .pauseTraining: Observation(try self.pause())
        case .stopTraining: Observation(try self.stop())
        case .quarantineDraws: Observation(try self.quarantine())
        case .applyFix(let incident, let fix): try self.swap(incident, fix, pending, backwards: false)
        case .revertFix(let incident, let fix): try self.swap(incident, fix, pending, backwards: true)
        case .writeRewind(let incident): Observation(try self.writeRewind(incident))
        }
    }

    /// A training that was only observed so far is taken on as it runs.
    private func startFirst(_ pending: PendingEffect) throws -> Observation {
        if pending.result == nil, let newest = self.training.newestSegment, SegmentSupervisor(newest).status().isLive {
            return Observation("segment \(newest.number ?? 0) runs already")
        }
        return try self.start(pending) { _ in self.continued }
    }

    /// The segment of an earlier training that this one goes on from.
    private var continued: SegmentFolder? {
        Continuation.of(self.training).map { SegmentFolder(path: $0.segment) }
    }

    /// The segment's number is noted before anything of it is made, so that after a crash the same one is gone on with.
    ///
    /// - Parameter source: the segment whose draws or points are taken up; nil to begin at nothing.
    private func start(_ pending: PendingEffect, from source: (Int) -> SegmentFolder?) throws -> Observation {
        let number = pending.result.flatMap(Int.init) ?? (self.training.segmentNumbers.last ?? 0) + 1
        if pending.result == nil { try self.engine.mark(pending, as: .intended, result: "\(number)") }
        FaultPoint.reach(.startAfterNumber)
        let segment = try self.training.createSegment(number)
        FaultPoint.reach(.startAfterFolder)
        let older = self.training.segmentNumbers.last { $0 < number }.map { self.training.segment($0) }
        let provenance = self.provenance.note(segment)
        let note = try self.starter.startOnce(segment, resumingFrom: source(number))
        FaultPoint.reach(.startAfterLaunch)
        if let older { try self.supersede(older, by: number) }
        FaultPoint.reach(.startAfterSupersede)
        return Observation("segment \(number) was started", notes: [provenance, note])
    }

    /// A segment that was quarantined stays so.
    private func supersede(_ segment: SegmentFolder, by number: Int) throws {
        guard segment.isUsable else { return }
        let incident = self.engine.state.openIncident(of: self.starter.plan.model)?.id.rawValue
        let reason = "segment \(number) stands in its place"
        try SegmentMark(status: .superseded, incident: incident, reason: reason).write(to: segment)
    }

    private func pause() throws -> String {
        guard let segment = self.training.newestSegment else { return "nothing runs" }
        switch try SegmentSupervisor(segment).pause(hold: true) {
        case .stopped(let held): return held ? "stands, held at a draw boundary" : "stands"
        case .ended: return "has ended"
        }
    }

    private func goOn() throws -> String {
        guard let segment = self.training.newestSegment else { return "nothing to go on with" }
        return try SegmentSupervisor(segment).resume() ? "goes on" : "there is no process any more"
    }

    private func stop() throws -> String {
        for number in self.training.segmentNumbers {
            _ = try SegmentSupervisor(self.training.segment(number)).stop()
        }
        return "stopped, draws and files stay"
    }

    private func quarantine() throws -> String {
        guard let segment = self.training.newestSegment else { return "no segment" }
        let incident = self.engine.state.incidents.last { $0.model == self.starter.plan.model }
        try SegmentMark(status: .quarantined, incident: incident?.id.rawValue, reason: "the fix was rejected")
            .write(to: segment)
        return "segment \(segment.number ?? 0) is quarantined"
    }

    private func swap(
        _ incident: IncidentID,
        _ fix: Fix,
        _ pending: PendingEffect,
        backwards: Bool
    ) throws -> Observation {
        // Data is mended in place, by who submits it.
        guard fix.fixClass != .data else { return Observation("the data files are as they were submitted") }
        let prepared = try self.prepared(incident, fix, pending, backwards: backwards)
        guard let prepared else { return Observation("no file was prepared") }
        let file = self.project.paths.root.appending(path: prepared.file)
        let forwards = FileSwap(
            file: file,
            before: ContentHash(stored: prepared.before),
            after: ContentHash(stored: prepared.after)
        )
        switch try (backwards ? forwards.reversed : forwards).perform(from: self.contents) {
        case .swapped where backwards: return Observation("\(prepared.file) is as it was")
        case .swapped: return Observation(self.changed(prepared.file))
        case .alreadyDone: return Observation("\(prepared.file) was done already")
        case .conflicted:
            return Observation(
                "\(prepared.file) was changed by somebody since and is left as it is",
                conflict: .init(incident: incident, files: [prepared.file], role: .codeTranslator)
            )
        }
    }

    /// What was prepared when this very fix was applied: a later one of the same incident is another fix.
    private func prepared(
        _ incident: IncidentID,
        _ fix: Fix,
        _ pending: PendingEffect,
        backwards: Bool
    ) throws -> PreparedFix? {
        var lines = try self.engine.lines(about: .incident(incident)).filter { $0.sequence <= pending.id.sequence }
        if backwards, let place = lines.lastIndex(where: { $0.event?.applied == fix }) {
            lines.removeSubrange((place + 1)...)
        }
        return Preparations(lines).fix(of: incident)
    }

    private func changed(_ file: String) -> String {
        let place = GitWorkTree(folder: self.project.paths.root).whereEditsStand
        return "\(file) is changed" + (place.map { "; \($0)" } ?? "")
    }

    private func writeRewind(_ incident: IncidentID) throws -> String {
        let document = try RewindDocument(incident, in: self.engine)
        return try document.write(to: self.project.paths)
    }
}

extension Effect {
    /// Whether it takes a training to a stand, and nothing else.
    fileprivate var onlyEnds: Bool {
        switch self {
        case .pauseTraining, .stopTraining, .quarantineDraws: true
        case .startTraining, .resumeTraining, .applyFix, .revertFix, .writeRewind: false
        }
    }
}

extension Event {
    fileprivate var applied: Fix? {
        if case .fixApplied(let fix) = self.fact { return fix }
        return nil
    }
}
