import Foundation

/// A training brought to a stand: asked, hold answered or waited for, stopped, seen to be stopped.
package struct PauseAct: SteppedAct {
    package enum Outcome: Hashable, Sendable {
        /// Every process stands; `held` when the hook had answered that it holds at a draw boundary.
        case stopped(held: Bool)
        /// There is no process any more.
        case ended
    }

    private enum Phase {
        case begin
        case holding(until: BootInstant)
        case stopping(held: Bool, since: BootInstant)
        case over(Outcome)
    }

    private let supervisor: SegmentSupervisor
    private let hold: Bool
    private let limit: Duration
    private var phase = Phase.begin

    init(supervisor: SegmentSupervisor, hold: Bool, limit: Duration) {
        self.supervisor = supervisor
        self.hold = hold
        self.limit = limit
    }

    package mutating func step(at now: BootInstant) throws -> Progress<Outcome> {
        switch self.phase {
        case .begin: self.begin(at: now)
        case .holding(let deadline): self.look(at: now, until: deadline)
        case .stopping, .over: break
        }
        if case .stopping(let held, let since) = self.phase { try self.stop(held: held, since: since, at: now) }
        if case .over(let outcome) = self.phase { return .done(outcome) }
        return .waiting
    }

    private mutating func begin(at now: BootInstant) {
        let folder = self.supervisor.folder
        switch self.supervisor.status() {
        case .starting: return
        case .exited, .lost: self.phase = .over(.ended)
        case .stopped: self.phase = .stopping(held: Self.exists(folder.held), since: now)
        case .running:
            self.phase = self.ask() ? .holding(until: now.advanced(by: self.limit)) : .stopping(held: false, since: now)
        }
    }

    /// Asks the hook to hold, and says whether it was asked.
    ///
    /// Without a hello nobody is there who could, and a full disk must not prevent a pause.
    private func ask() -> Bool {
        let folder = self.supervisor.folder
        guard self.hold, Self.exists(folder.hello) else { return false }
        return (try? AtomicFile.write(json: ["time": UTC.now], to: folder.hold)) != nil
    }

    private mutating func look(at now: BootInstant, until deadline: BootInstant) {
        if Self.exists(self.supervisor.folder.held) {
            self.phase = .stopping(held: true, since: now)
        } else if !self.supervisor.status().isLive {
            self.phase = .over(.ended)
        } else if now >= deadline {
            self.phase = .stopping(held: false, since: now)
        }
    }

    /// Stops whoever does not stand yet; a worker may have been born between the look and the signal.
    private mutating func stop(held: Bool, since: BootInstant, at now: BootInstant) throws {
        guard let session = self.supervisor.session(), !session.members().isEmpty else {
            return self.phase = .over(.ended)
        }
        let moving = session.members().filter { $0.state != .stopped }
        guard !moving.isEmpty else { return self.phase = .over(.stopped(held: held)) }
        guard now < since.advanced(by: StuckError.limit) else {
            throw StuckError(pids: moving.map(\.pid), asked: "stop")
        }
        try session.send(SIGSTOP)
    }

    private static func exists(_ path: String) -> Bool {
        access(path, F_OK) == 0
    }
}
