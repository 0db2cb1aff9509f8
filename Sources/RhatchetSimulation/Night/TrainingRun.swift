import RhatchetProtocol

/// A training in the course of a night; times in milliseconds.
struct TrainingRun: Sendable {
    /// What its time is worth.
    enum Mode: Sendable {
        /// Draws that count.
        case sampling
        /// Draws that do not count.
        case ill
        /// Paused or halted.
        case still
        case converged
        case givenUp
    }

    let project: Int
    let model: ModelName
    /// Sampling time that it needs.
    let length: Int64
    private(set) var mode = Mode.sampling
    /// When the mode began, or was accounted for the last time.
    private(set) var since: Int64 = 0
    /// Sampling time that counts, so far.
    var done: Int64 = 0
    /// Of it, what stood before the latest restart, and stays when the draws after it are quarantined.
    var doneBefore: Int64 = 0
    /// The sampling time at which the next error comes.
    var nextError: Int64 = .max
    var errors = 0
    /// Raised whenever what was foreseen for this training no longer holds.
    private(set) var generation = 0
    var endedAt: Int64?
    var restarts = 0

    init(project: Int, model: ModelName, length: Int64) {
        self.project = project
        self.model = model
        self.length = max(length, 1)
    }

    /// Goes on in another mode, once the time before is accounted for.
    mutating func enter(_ mode: Mode, at now: Int64) {
        if mode != self.mode { self.generation += 1 }
        self.mode = mode
        let isOver = mode == .converged || mode == .givenUp
        self.endedAt = isOver ? self.endedAt ?? now : nil
    }

    /// Adds the time since the last account to the draws that count, or returns it where it gave none.
    mutating func account(until now: Int64) -> Int64 {
        defer { self.since = now }
        switch self.mode {
        case .sampling:
            self.done += now - self.since
            return 0
        case .ill, .still: return now - self.since
        case .converged, .givenUp: return 0
        }
    }

    /// What it has lost when it, or the night, ends: all time but that of draws that are kept.
    func lost(at end: Int64, perHour: Double) -> Int64 {
        let over = self.endedAt ?? end
        let kept = self.mode == .givenUp ? 0 : min(self.done, over)
        return Int64((Double(over - kept) * perHour).rounded())
    }
}
