import Foundation

/// A training brought to its end: asked, then interrupted, terminated, killed, until no process of it is left.
package struct StopAct: SteppedAct {
    /// The hardest means that was used before the last process was gone.
    package enum Outcome: String, Hashable, Sendable {
        /// There was no process to stop.
        case ended
        /// It ended at the hook's request.
        case requested
        case interrupted
        case terminated
        case killed
    }

    private let supervisor: SegmentSupervisor
    private let graces: StopGraces
    private var used = Outcome.ended
    /// When the next means is due; nil before the first and after the last.
    private var next: BootInstant?

    init(supervisor: SegmentSupervisor, graces: StopGraces) {
        self.supervisor = supervisor
        self.graces = graces
    }

    package mutating func step(at now: BootInstant) throws -> Progress<Outcome> {
        if case .starting = self.supervisor.status() { return .waiting }
        guard let session = self.supervisor.session(), !session.members().isEmpty else {
            return .done(self.used)
        }
        if self.used != .ended && now < self.next ?? now { return .waiting }
        try self.harder(session, at: now)
        return .waiting
    }

    private mutating func harder(_ session: SessionSignals, at now: BootInstant) throws {
        switch self.used {
        case .ended: try self.request(session, at: now)
        case .requested: try self.signal(SIGINT, .interrupted, session, until: now.advanced(by: self.graces.interrupt))
        case .interrupted:
            try self.signal(SIGTERM, .terminated, session, until: now.advanced(by: self.graces.terminate))
        case .terminated: try self.signal(SIGKILL, .killed, session, until: now.advanced(by: StuckError.limit))
        case .killed: throw StuckError(pids: session.members().map(\.pid), asked: "end")
        }
    }

    /// Asks the hook, and lets a training that stands or holds go on: stopped, it would see neither request nor signal.
    private mutating func request(_ session: SessionSignals, at now: BootInstant) throws {
        let asked = (try? self.supervisor.askToStop(run: nil)) != nil
        try self.supervisor.resume()
        self.used = .requested
        // A request that could not be written, on a full disk, or that nobody reads is not worth waiting for.
        self.next = asked && self.hasHook ? now.advanced(by: self.graces.request) : now
    }

    /// Whether a hook has come up in the training: a program of another kind knows of no request.
    private var hasHook: Bool { FileManager.default.fileExists(atPath: self.supervisor.folder.hello) }

    private mutating func signal(
        _ signal: Int32,
        _ means: Outcome,
        _ session: SessionSignals,
        until next: BootInstant
    ) throws {
        try session.send(signal)
        // One that was stopped meanwhile takes its signal only when it goes on.
        if signal != SIGKILL { try session.send(SIGCONT) }
        self.used = means
        self.next = next
    }
}
