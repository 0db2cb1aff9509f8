import Foundation

extension SegmentSupervisor {
    /// What became of the segment's process.
    ///
    /// A process that is gone while its keeper still lives counts as running: the keeper is about to say how it ended.
    package func status() -> SegmentStatus {
        if let exit = self.exitRecord() { return .exited(exit) }
        guard let record = self.record() else { return self.statusWithoutRecord() }
        switch record.identity.state {
        case .stopped: return .stopped(record)
        case .running: return .running(record)
        case .zombie, .gone:
            if self.keeperIsAlive { return .running(record) }
            // The keeper may have written between the first look and now.
            return self.exitRecord().map { .exited($0) } ?? .lost(record)
        }
    }

    /// Whether a keeper holds this segment.
    package var keeperIsAlive: Bool {
        FileLock.isHeld(self.folder.lock)
    }

    /// Whether the keeper, not the owner, stopped the training.
    package var keeperPause: KeeperPause? {
        AtomicFile.read(KeeperPause.self, from: self.folder.paused)
    }

    /// The process as the keeper wrote it down, or as it is found when the keeper was killed before it could.
    func record() -> ProcessRecord? {
        if let record = AtomicFile.read(ProcessRecord.self, from: self.folder.process) { return record }
        guard !self.keeperIsAlive, let leader = ProcessTable.leader(of: self.folder.path) else { return nil }
        return ProcessRecord(identity: ProcessIdentity(stat: leader), session: leader.session, started: UTC.now)
    }

    private func exitRecord() -> ExitRecord? {
        AtomicFile.read(ExitRecord.self, from: self.folder.exit)
    }

    private func statusWithoutRecord() -> SegmentStatus {
        if self.keeperIsAlive || self.isFresh { return .starting }
        return self.exitRecord().map { .exited($0) } ?? .lost(nil)
    }

    /// Whether the launch was asked for so recently that its keeper may not have the lock yet.
    private var isFresh: Bool {
        let attributes = try? FileManager.default.attributesOfItem(atPath: self.folder.launch)
        guard let written = attributes?[.modificationDate] as? Date else { return false }
        // Either way: somebody may have set the clock meanwhile.
        return abs(Date().timeIntervalSince(written)) < 10
    }
}
