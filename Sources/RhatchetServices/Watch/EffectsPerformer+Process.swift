import RhatchetEngine
import RhatchetProtocol
import RhatchetTraining

/// Starting, stopping and going on with the process.
extension EffectsPerformer {
    /// A training that was only observed so far is taken on as it runs.
    func startFirst(_ pending: PendingEffect) throws -> Observation {
        if pending.result == nil, let newest = self.training.newestSegment, SegmentSupervisor(newest).status().isLive {
            return Observation("segment \(newest.number ?? 0) runs already")
        }
        return try self.start(pending) { _ in self.continued }
    }

    /// The segment of an earlier training that this one goes on from.
    var continued: SegmentFolder? {
        Continuation.of(self.training).map { SegmentFolder(path: $0.segment) }
    }

    /// The segment's number is noted before anything of it is made, so that after a crash the same one is gone on with.
    ///
    /// - Parameter source: the segment whose draws or points are taken up; nil to begin at nothing.
    func start(_ pending: PendingEffect, from source: (Int) -> SegmentFolder?) throws -> Observation {
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

    func pause() throws -> String {
        guard let segment = self.training.newestSegment else { return "nothing runs" }
        switch try SegmentSupervisor(segment).pause(hold: true) {
        case .stopped(let held): return held ? "stands, held at a draw boundary" : "stands"
        case .ended: return "has ended"
        }
    }

    func goOn() throws -> String {
        guard let segment = self.training.newestSegment else { return "nothing to go on with" }
        return try SegmentSupervisor(segment).resume() ? "goes on" : "there is no process any more"
    }

    func stop() throws -> String {
        for number in self.training.segmentNumbers {
            _ = try SegmentSupervisor(self.training.segment(number)).stop()
        }
        return "stopped, draws and files stay"
    }

    func quarantine() throws -> String {
        guard let segment = self.training.newestSegment else { return "no segment" }
        let incident = self.engine.state.incidents.last { $0.model == self.starter.plan.model }
        try SegmentMark(status: .quarantined, incident: incident?.id.rawValue, reason: "the fix was rejected")
            .write(to: segment)
        return "segment \(segment.number ?? 0) is quarantined"
    }
}
