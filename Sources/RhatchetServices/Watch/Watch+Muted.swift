import RhatchetEngine
import RhatchetProtocol
import RhatchetTraining

extension Watch {
    /// Whether a person has accepted it for the file that this segment began with.
    func isAccepted(_ segment: LiveSegment) throws -> Bool {
        let ran = AtomicFile.read(SegmentStart.self, from: segment.folder.start)?.modelHash
        return try AcceptanceService(self.project).standing(of: self.plan.model, ran: ran) != nil
    }

    /// It is counted once for each severity of a segment, also by a watch that has taken over.
    func noteMuted(_ finding: Finding, _ severity: Severity, _ segment: LiveSegment) throws {
        let muted = MutedFinding(
            self.plan.model,
            training: self.training.id,
            segment: segment.number,
            severity: severity,
            finding: finding
        )
        let isKnown = try self.record.lines().contains { line in
            guard case .muted(let known)? = line.note else { return false }
            return (known.training, known.segment, known.severity) == (muted.training, muted.segment, severity)
        }
        guard !isKnown else { return }
        try self.project.engine.note(.muted(muted))
        try self.measurement(segment, .finding).map(self.project.engine.note)
    }
}
