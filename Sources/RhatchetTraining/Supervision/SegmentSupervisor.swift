import Foundation

/// What an owner can do with one segment's process: look, pause, resume, stop, kill.
///
/// Everything is read anew from files and the kernel, so any process can supervise and a new one can take
/// over. All acts can be repeated. Signals go only to processes whose identity still matches.
package struct SegmentSupervisor: Sendable {
    package let folder: SegmentFolder

    package init(_ folder: SegmentFolder) {
        self.folder = folder
    }

    /// A pause to be stepped: with `hold`, the hook is asked to hold at a draw boundary, for at most `limit`;
    /// then SIGSTOP to the session until every process of it stands.
    package func pausing(hold: Bool, limit: Duration = .seconds(5)) -> PauseAct {
        PauseAct(supervisor: self, hold: hold, limit: limit)
    }

    /// Pauses and returns when the training stands, or has ended.
    package func pause(hold: Bool, limit: Duration = .seconds(5)) throws -> PauseAct.Outcome {
        var act = self.pausing(hold: hold, limit: limit)
        return try act.finish()
    }

    /// Lets the training go on, and the hook with it.
    ///
    /// - Returns: whether there was a process to go on.
    @discardableResult
    package func resume() throws -> Bool {
        // A file that cannot be removed must not keep the process from going on.
        let removal = Result { try Self.remove(self.folder.hold) }
        let reached = try self.session()?.send(SIGCONT) ?? 0
        try Self.remove(self.folder.paused)
        try removal.get()
        return reached > 0
    }

    /// A stop to be stepped: the hook is asked to stop with all draws kept, then come SIGINT, SIGTERM and SIGKILL.
    package func stopping(_ graces: StopGraces = StopGraces()) -> StopAct {
        StopAct(supervisor: self, graces: graces)
    }

    /// Asks the hook to end the sampler with all draws kept, and nothing more.
    ///
    /// - Parameter run: the call of the sampler that is to end, from 0; nil for all that come.
    package func askToStop(run: Int?) throws {
        try AtomicFile.write(json: StopRequest(time: UTC.now, run: run), to: self.folder.stop)
    }

    /// Stops and returns when no process of the training is left.
    package func stop(_ graces: StopGraces = StopGraces()) throws -> StopAct.Outcome {
        var act = self.stopping(graces)
        return try act.finish()
    }

    /// SIGKILL to the whole session.
    package func kill() throws {
        try self.session()?.send(SIGKILL)
    }

    /// Moves the instant at which the keeper stops the training by itself; nil takes it away.
    package func setPauseDeadline(_ deadline: PauseDeadline?) throws {
        guard let deadline else { return try Self.remove(self.folder.pauseAt) }
        try AtomicFile.write(json: deadline, to: self.folder.pauseAt)
    }

    /// The processes of the training; nil when its start is not known.
    func session() -> SessionSignals? {
        self.record().map { SessionSignals(record: $0, segment: self.folder.path) }
    }

    static func remove(_ path: String) throws(FileError) {
        guard unlink(path) == 0 || errno == ENOENT else { throw FileError(.remove, path, errno: errno) }
    }
}
