import RhatchetTestSupport
import RhatchetTraining
import Testing

extension SegmentSupervisor {
    /// Waits for the end that the keeper writes down.
    func end() throws -> ExitRecord {
        var found: ExitRecord?
        try eventually("the end") {
            if case .exited(let record) = self.status() { found = record }
            return found != nil
        }
        return try #require(found)
    }

    func process() throws -> ProcessRecord {
        try #require(AtomicFile.read(ProcessRecord.self, from: self.folder.process))
    }

    func keeper() throws -> ProcessRecord {
        try #require(AtomicFile.read(ProcessRecord.self, from: self.folder.keeper))
    }

    var isStopped: Bool {
        if case .stopped = self.status() { return true }
        return false
    }

    var isRunning: Bool {
        if case .running = self.status() { return true }
        return false
    }
}
