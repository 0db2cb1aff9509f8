import Foundation
import RhatchetEngine

/// Starts a segment's keeper so that it outlives the watch, and waits until the training runs.
package enum Launcher {
    /// Starts `plan` under a keeper, the program `keeperExecutable keeper SEGMENT`.
    ///
    /// The segment's folder must have been made by ``TrainingFolder/createSegment()``. When nothing could be started
    /// the folder is removed again, with all that this call has made.
    ///
    /// - Parameter limit: how long to wait for the keeper's word.
    /// - Throws: ``LaunchError``.
    @discardableResult
    package static func start(
        _ plan: LaunchPlan,
        segment: SegmentFolder,
        keeperExecutable: String,
        within limit: Duration = .seconds(10)
    ) throws(LaunchError) -> ProcessRecord {
        var made = MadeForLaunch(segment: segment, log: plan.log)
        do {
            try Self.check(plan)
            try made.makeLogFolder()
            try Self.write(plan, to: segment)
            FaultPoint.reach(.launchAfterPlan)
            let keeper = try Self.spawn(keeperExecutable, segment: segment)
            FaultPoint.reach(.launchAfterSpawn)
            let record = try Self.wait(for: keeper, segment: segment, within: limit)
            FaultPoint.reach(.launchAfterRecord)
            return record
        } catch {
            made.remove()
            throw error
        }
    }

    /// What can be seen to be wrong before anything is made.
    private static func check(_ plan: LaunchPlan) throws(LaunchError) {
        guard Folder.isFolder(plan.workingDirectory) else { throw .noWorkingDirectory(plan.workingDirectory) }
        guard access(plan.executable, F_OK) == 0 else { throw .noExecutable(plan.executable) }
        guard access(plan.executable, X_OK) == 0, !Folder.isFolder(plan.executable) else {
            throw .notExecutable(plan.executable)
        }
    }

    private static func write(_ plan: LaunchPlan, to segment: SegmentFolder) throws(LaunchError) {
        do {
            try AtomicFile.write(json: plan, to: segment.launch, mode: 0o600)
        } catch {
            throw .file((error as? FileError) ?? FileError(.write, segment.launch, errno: EIO))
        }
    }

    private static func spawn(_ executable: String, segment: SegmentFolder) throws(LaunchError) -> Int32 {
        let input = open("/dev/null", O_RDONLY | O_CLOEXEC)
        let log = open(segment.keeperLog, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o644)
        let reason = errno
        defer {
            close(input)
            close(log)
        }
        guard input >= 0, log >= 0 else { throw .file(FileError(.create, segment.keeperLog, errno: reason)) }
        let spawn = Spawn(
            executable: executable,
            arguments: ["keeper", segment.path],
            environment: ProcessInfo.processInfo.environment,
            input: input,
            output: log,
            errors: log,
            blocked: [SIGCHLD]
        )
        do {
            return try spawn.start()
        } catch {
            throw .keeper(error.description)
        }
    }

    private static func wait(
        for keeper: Int32,
        segment: SegmentFolder,
        within limit: Duration
    ) throws(LaunchError) -> ProcessRecord {
        let deadline = BootClock.now.advanced(by: limit)
        while BootClock.now < deadline {
            let end = ChildEnd.reap(keeper)
            if let record = AtomicFile.read(ProcessRecord.self, from: segment.process) {
                if end == nil { Self.reapLater(keeper) }
                return record
            }
            if let exit = AtomicFile.read(ExitRecord.self, from: segment.exit),
                case .notStarted(let errno, let error) = exit.outcome
            {
                if end == nil { Self.reapLater(keeper) }
                throw .notStarted(errno: errno, error: error)
            }
            if let end { throw Self.failure(end, segment: segment) }
            Pause.sleep(.milliseconds(5))
        }
        Self.giveUp(keeper, segment: segment)
        throw .keeper("it did not answer within \(limit)")
    }

    /// Ends a keeper that is too slow, and what it may have started meanwhile: nobody would know of it.
    private static func giveUp(_ keeper: Int32, segment: SegmentFolder) {
        kill(keeper, SIGKILL)
        Self.reap(keeper)
        try? SegmentSupervisor(segment).kill()
    }

    /// A thread of its own waits for the keeper, so that it is no zombie when it ends while the watch lives.
    private static func reapLater(_ keeper: Int32) {
        Thread.detachNewThread { Self.reap(keeper) }
    }

    private static func reap(_ keeper: Int32) {
        var status: Int32 = 0
        while waitpid(keeper, &status, 0) < 0 && errno == EINTR {}
    }

    /// What a keeper that ended before it started anything has to say.
    private static func failure(_ end: ChildEnd, segment: SegmentFolder) -> LaunchError {
        if case .status(let errno) = end.outcome, errno > 1 {
            return .file(FileError(.write, segment.path, errno: errno))
        }
        let text = (try? String(contentsOfFile: segment.keeperLog, encoding: .utf8)) ?? ""
        return .keeper(text.split(separator: "\n").last.map(String.init) ?? "it ended without a word")
    }
}
