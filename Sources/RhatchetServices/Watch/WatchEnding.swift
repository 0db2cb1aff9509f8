import RhatchetConfiguration
import RhatchetDiagnostics
import RhatchetDraws
import RhatchetEngine
package import RhatchetProtocol
import RhatchetTraining
import RhatchetTriage

/// How a watch can come to an end by itself.
package enum WatchEnding: Sendable, Equatable {
    /// The training completed and nothing is open.
    case completed
    /// A rule of the user has ended it, as asked.
    case ruled(String, draws: Int)
    /// It was stopped by hand before it was through.
    case stopped(draws: Int, planned: Int?)
    /// It completed without having drawn anything that could be judged.
    case neverSampled
    /// It died while it was only observed.
    case halted(String)
    /// An incident waits for somebody who is not here.
    case waiting(IncidentID, [Role])
    /// The incident was closed by ending the training.
    case closed(IncidentID, IncidentState)
    /// It completed, and its final draws are bad; nothing was decided because it was only observed.
    case observedSick(String)

    /// 0 all is well, 1 the training failed, 3 somebody is needed.
    package var exitStatus: Int32 {
        switch self {
        case .completed, .ruled: 0
        case .neverSampled, .halted, .stopped: 1
        case .waiting, .closed, .observedSick: 3
        }
    }
}

extension Watch {
    /// Why there is nothing left to watch; nil while there is.
    package var ending: WatchEnding? {
        // What is not stored has not happened.
        guard self.obstacle.reason == nil else { return nil }
        if let end = self.observedEnd { return .halted(end.error ?? "it ended") }
        guard let segment = self.segment else { return nil }
        if let incident = self.incident { return self.ending(open: incident) }
        guard segment.hasEnded else { return nil }
        if !self.observing, self.modelState?.training == .terminated { return self.closed }
        // A program of which no draws are seen is watched for its end alone.
        guard segment.record != nil else { return self.plan.program.isCommand ? .completed : .neverSampled }
        let draws = segment.tail?.chains.map(\.draws.count).min() ?? 0
        let ruled = segment.record?.state == .stopped && segment.isSuccess ? segment.ruledStop : nil
        if self.wasStopped, ruled == nil {
            return .stopped(draws: draws, planned: segment.tail?.plannedDraws)
        }
        if self.observing, let verdict = segment.verdict, verdict.state.isFinding {
            return .observedSick(verdict.worst.map { "R-hat \(shown($0.rhat)) at \($0.name)" } ?? "it did not converge")
        }
        return ruled.map { .ruled($0.reason, draws: draws) } ?? .completed
    }

    private var closed: WatchEnding {
        let last = self.project.engine.state.incidents.last { $0.model == self.plan.model }
        return last.map { .closed($0.id, $0.state) } ?? .completed
    }

    /// An open incident ends the watch only where it waits for a person and the training stands still.
    private func ending(open incident: Incident) -> WatchEnding? {
        if let status = self.segment?.status, case .running = status { return nil }
        if self.canary.isAwaited(on: incident) { return nil }
        let waited = self.project.engine.state.waitingFor(incident.id).filter { $0 != .modelTrainer }
        let people = waited.filter { !self.attendance.mayStillAnswer($0, on: incident) }
        guard !people.isEmpty, people.count == waited.count else { return nil }
        return .waiting(incident.id, people)
    }
}
