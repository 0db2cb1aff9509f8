import Foundation
import RhatchetConfiguration
import RhatchetEngine
import RhatchetProtocol
import RhatchetTraining
import RhatchetTriage

extension Watch {
    /// What the watch does as model trainer; a refusal is kept for the view and given back.
    @discardableResult
    func act(_ command: Command, notes: [Note] = []) throws -> Ruling {
        let trainer = Signatory(rule: BuiltInRule.watch.rawValue, as: .modelTrainer)
        let outcome = try self.project.act(command, by: trainer, notes: notes)
        if case .refused(let refusal) = outcome {
            self.concerns.append("\(command.name.rawValue): \(refusal.message); \(refusal.hint)")
        }
        return outcome
    }

    func attend() throws {
        try self.canary.step(self.incident, self.segment)
        guard let incident = self.incident else { return }
        let held: Set<Role> = self.canary.isAwaited(on: incident) ? [.codeTranslator] : []
        try self.attendance.attend(incident, except: held) {
            try self.examiner.file(for: $0, on: incident, watch: self)
        }
        try self.resumeWhereAllowed()
    }

    /// The model trainer's own duty: a fix that was applied or approved is taken up from the checkpoint.
    private func resumeWhereAllowed() throws {
        guard let incident = self.incident, case .rule = self.project.filling(.modelTrainer) else { return }
        guard try !self.isLeftAlone(incident) else { return }
        switch incident.state {
        case .ready: try self.act(.resume(subject: .incident(incident.id)))
        case .applied where self.modelState?.training != .running || self.segment?.hasEnded == true:
            try self.act(.resume(subject: .incident(incident.id)))
        default: return
        }
    }

    /// A fix that was found in conflict at the last moment is not in the file: nothing is started without it.
    private func isLeftAlone(_ incident: Incident) throws -> Bool {
        guard [.ready, .applied].contains(incident.state) else { return false }
        return WhatRan(self.plan.model, lines: try self.record.lines()).conflicted.contains(incident.id)
    }

    /// What went wrong with participants and with the watch's own actions.
    package var complaints: [String] {
        self.concerns + self.attendance.complaints + self.recordKeeper.complaints + self.data.complaints
            + (self.segment?.complaints ?? [])
            + (self.postOffice?.complaints ?? []) + [self.heartbeat?.complaint].compactMap(\.self)
    }

    /// Ends what goes on beside the watch; notices that wait are sent first, for as long as that takes a moment.
    package func close() {
        self.canary.end()
        self.heartbeat?.end()
        self.postOffice?.close(within: 15)
    }

    /// The keeper stops the training at an overdue review even when nobody watches.
    func keepPauseDeadline() throws {
        guard let segment = self.segment, segment.status.isLive else { return }
        let review = self.engine.state.deadlines().first { $0.kind == .review && $0.model == self.plan.model }
        guard self.engine.state.policy.onReviewOverdue == .pause, let review else {
            if FileManager.default.fileExists(atPath: segment.folder.pauseAt) {
                try segment.supervisor.setPauseDeadline(nil)
            }
            return
        }
        guard !FileManager.default.fileExists(atPath: segment.folder.pauseAt) else { return }
        let left = Duration.milliseconds(max(0, (review.due - self.engine.now).milliseconds))
        try segment.supervisor.setPauseDeadline(.after(left))
    }

    /// A process that was kept as the exact checkpoint goes when its successor has passed a check.
    func letOldSegmentsGo() throws {
        guard let segment = self.segment, (segment.verification?.good ?? 0) >= 1 || segment.hasEnded else { return }
        for number in self.training.segmentNumbers where number < segment.number {
            let older = SegmentSupervisor(self.training.segment(number))
            if older.status().isLive { try older.kill() }
        }
    }
}
