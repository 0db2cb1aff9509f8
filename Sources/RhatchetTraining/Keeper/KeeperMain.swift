import Foundation

/// The process that starts one training and waits for its end, whatever becomes of the watch.
///
/// It runs in a session of its own and starts the training in another. It knows no database and no draws: the
/// fewer things it does, the fewer can end it. When it is killed all the same, the training goes on, and only
/// how it ended will not be known.
package enum KeeperMain {
    /// Does all of a keeper's work for the segment at `segmentFolder` and returns its exit status: 0 when the
    /// training ran and `exit.json` says how it ended, 1 when nothing was started, and the system's error number
    /// when a file could not be written.
    ///
    /// What goes wrong is said on standard error, which the launcher has put into `keeper.log`; on a full disk only
    /// the status is left to say it.
    package static func run(segmentFolder: String) -> Int32 {
        Self.prepare()
        guard segmentFolder.hasPrefix("/") else { return Self.fail("'\(segmentFolder)' must be an absolute path") }
        let folder = SegmentFolder(path: segmentFolder)
        do {
            guard let lock = try FileLock.take(folder.lock, tries: 40) else {
                return Self.fail("'\(segmentFolder)' has a keeper already")
            }
            defer { withExtendedLifetime(lock) {} }
            try AtomicFile.write(json: Self.record(.current, session: getsid(0)), to: folder.keeper)
            guard let plan = AtomicFile.read(LaunchPlan.self, from: folder.launch) else {
                return Self.fail("'\(folder.launch)' cannot be read; it must hold what to start")
            }
            return try Self.keep(plan, in: folder)
        } catch {
            _ = Self.fail("\(error)")
            return (error as? FileError)?.errno ?? 1
        }
    }

    /// Signals that a terminal or a logout sends to everybody must not end a keeper.
    private static func prepare() {
        // Without the last a limit on the size of files would end it before it has said how the training ended.
        for ignored in [SIGHUP, SIGINT, SIGTERM, SIGPIPE, SIGQUIT, SIGXFSZ] { signal(ignored, SIG_IGN) }
        ChildSignal.block()
        for descriptor in Descriptors.open where descriptor > 2 { Descriptors.closeOnExec(descriptor) }
    }

    private static func keep(_ plan: LaunchPlan, in folder: SegmentFolder) throws -> Int32 {
        let pid: Int32
        do {
            pid = try TrainingStart.start(plan)
        } catch {
            try AtomicFile.write(json: error.exitRecord, to: folder.exit)
            return 1
        }
        // It is our child and not waited for, so its entry is there even if it has ended already.
        let identity = ProcessIdentity.of(pid: pid) ?? ProcessIdentity(pid: pid, startTime: 0, bootID: BootID.current)
        do {
            try AtomicFile.write(json: Self.record(identity, session: pid), to: folder.process)
        } catch {
            // Nobody would know of it, so it must not run.
            kill(-pid, SIGKILL)
            throw error
        }
        var vigil = Vigil(folder: folder, child: pid)
        vigil.wait()
        return 0
    }

    private static func record(_ identity: ProcessIdentity, session: Int32) -> ProcessRecord {
        ProcessRecord(identity: identity, session: session, started: UTC.now)
    }

    private static func fail(_ reason: String) -> Int32 {
        Self.say(reason)
        return 1
    }

    /// Says `line` on standard error, as far as the disk lets it: `FileHandle` would end the process on a full one.
    static func say(_ line: String) {
        let bytes = Array("\(UTC.now) \(line)\n".utf8)
        _ = write(2, bytes, bytes.count)
    }
}
