import RhatchetTraining
import Testing

/// What a test waited for did not come.
struct NeverCame: Error, CustomStringConvertible {
    let description: String
}

/// Looks until `condition` holds; a generous deadline, because the machine may be busy.
func eventually(
    _ what: String,
    within limit: Duration = .seconds(30),
    _ condition: () throws -> Bool
) throws {
    let deadline = BootClock.now.advanced(by: limit)
    while try !condition() {
        guard BootClock.now < deadline else { throw NeverCame(description: "'\(what)' did not come within \(limit)") }
        Pause.sleep(.milliseconds(5))
    }
}

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
