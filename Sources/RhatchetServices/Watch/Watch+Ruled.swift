import Foundation
import RhatchetConfiguration
import RhatchetDiagnostics
import RhatchetDraws
import RhatchetEngine
import RhatchetProtocol
import RhatchetTraining
import RhatchetTriage

/// Ends a training by the rules that its user gave; the sampler is asked to stop, and the script goes on behind it.
extension Watch {
    func stopByRule() throws {
        guard self.incident == nil else { return }
        // Also of a program that has ended: it may have left others behind.
        try self.ruledAct?.step()
        guard let segment = self.segment, case .running = segment.status else { return }
        for name in segment.takeUnknownNames() {
            self.complain("'--until' names '\(name)', and no variable is called so; that rule can never hold")
        }
        if let limit = self.rules.maxTime, self.sampledSoFar >= limit {
            try self.end(segment, run: nil, reason: "--max-time \(DurationText.text(limit))")
        } else if let rule = segment.heldRule, let run = segment.record?.run {
            let draws = segment.look?.draws ?? 0
            try self.end(segment, run: run, reason: "\(rule) holds at \(draws) draws per chain")
        }
    }

    /// Asks once; what was asked is in the segment's folder before it is in the record, and both before it is done, so that
    /// whoever goes on after a crash finds what is to be done.
    private func end(_ segment: LiveSegment, run: Int?, reason: String) throws {
        let asked = segment.ruledStop
        if asked == nil || (asked?.run != nil && asked?.run != run) {
            try self.write(segment, run: run, reason: reason)
        } else if self.ruledAct != nil || FileManager.default.fileExists(atPath: segment.folder.stop) {
            return
        }
        self.ruledAct = try RuledAct(segment.supervisor, run: run, isHooked: segment.isHooked)
    }

    private func write(_ segment: LiveSegment, run: Int?, reason: String) throws {
        let stop = RuledStop(
            model: self.plan.model,
            training: self.training.id,
            segment: segment.number,
            run: run,
            reason: reason
        )
        try AtomicFile.write(json: stop, to: segment.folder.ruled)
        try self.project.engine.note(.stoppedByRule(stop))
    }

    /// Sampling time of every segment of this training, pauses left out.
    private var sampledSoFar: TimeAmount {
        let now = SystemClock().stamp()
        let time = (try? self.record.lines()).map { SamplingTime(of: self.plan.model, in: $0, now: now) }
        let spans = self.training.segmentNumbers.compactMap { self.span(of: self.training.segment($0)) }
        let total = spans.reduce(0) { $0 + (time?.milliseconds(from: $1.0, to: $1.1) ?? $1.1 - $1.0) }
        return .milliseconds(total)
    }

    /// From a segment's start to its end, or to now, in milliseconds of wall time by the clock as it stands now.
    private func span(of segment: SegmentFolder) -> (Int64, Int64)? {
        guard let process = AtomicFile.read(ProcessRecord.self, from: segment.process), let begun = process.begun
        else { return nil }
        let exit = AtomicFile.read(ExitRecord.self, from: segment.exit).flatMap { exit in
            exit.seconds.map(begun.addingTimeInterval) ?? UTC.date(exit.ended)
        }
        let isNewest = segment == self.training.newestSegment
        guard let end = exit ?? (isNewest ? Date() : nil) else { return nil }
        return (Int64(begun.timeIntervalSince1970 * 1000), Int64(end.timeIntervalSince1970 * 1000))
    }
}
