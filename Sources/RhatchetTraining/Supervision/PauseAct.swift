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
        case stopping(held: Bool)
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
        case .begin: try self.begin(at: now)
        case .holding(let deadline): self.look(at: now, until: deadline)
        case .stopping, .over: break
        }
        if case .stopping(let held) = self.phase { try self.stop(held: held) }
        if case .over(let outcome) = self.phase { return .done(outcome) }
        return .waiting
    }

    private mutating func begin(at now: BootInstant) throws {
        let folder = self.supervisor.folder
        switch self.supervisor.status() {
        case .starting: return
        case .exited, .lost: self.phase = .over(.ended)
        case .stopped: self.phase = .stopping(held: Self.exists(folder.held))
        case .running:
            // Without a hello nobody is there who could hold.
            guard self.hold, Self.exists(folder.hello) else { return self.phase = .stopping(held: false) }
            try AtomicFile.write(json: ["time": UTC.now], to: folder.hold)
            self.phase = .holding(until: now.advanced(by: self.limit))
        }
    }

    private mutating func look(at now: BootInstant, until deadline: BootInstant) {
        if Self.exists(self.supervisor.folder.held) {
            self.phase = .stopping(held: true)
        } else if !self.supervisor.status().isLive {
            self.phase = .over(.ended)
        } else if now >= deadline {
            self.phase = .stopping(held: false)
        }
    }

    /// Stops whoever does not stand yet; a worker may have been born between the look and the signal.
    private mutating func stop(held: Bool) throws {
        guard let session = self.supervisor.session(), !session.members().isEmpty else {
            return self.phase = .over(.ended)
        }
        guard session.members().contains(where: { $0.state != .stopped }) else {
            return self.phase = .over(.stopped(held: held))
        }
        try session.send(SIGSTOP)
    }

    private static func exists(_ path: String) -> Bool {
        access(path, F_OK) == 0
    }
}
