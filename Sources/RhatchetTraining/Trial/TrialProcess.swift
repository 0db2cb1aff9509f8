import Foundation

/// A process that must not outlive this one: it is told by a pipe on its standard input, which breaks however we end.
///
/// It runs in a session and a process group of its own; `python/rhatchet/trial.py` kills the group when the pipe breaks.
package final class TrialProcess {
    private let pid: Int32
    private let line: Int32
    private var outcome: ExitRecord.Outcome?

    /// Starts `plan`, with its output appended to the plan's log, in the folder in which this process is.
    ///
    /// - Throws: ``LaunchError``.
    package init(_ plan: LaunchPlan) throws(LaunchError) {
        var pair: [Int32] = [-1, -1]
        guard pipe(&pair) == 0 else { throw .file(FileError(.create, "a pipe", errno: errno)) }
        for descriptor in pair { Descriptors.closeOnExec(descriptor) }
        let log = open(plan.log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o644)
        let reason = errno
        defer {
            close(pair[0])
            close(log)
        }
        guard log >= 0 else {
            close(pair[1])
            throw .file(FileError(.create, plan.log, errno: reason))
        }
        self.line = pair[1]
        do {
            self.pid = try Spawn(
                executable: plan.executable,
                arguments: plan.arguments,
                environment: plan.environment,
                input: pair[0],
                output: log,
                errors: log
            ).start()
        } catch {
            close(pair[1])
            throw .notStarted(errno: error.errno, error: error.description)
        }
    }

    deinit { self.end() }

    /// How it ended; nil while it runs.
    ///
    /// It never waits.
    package func ending() -> ExitRecord.Outcome? {
        guard self.outcome == nil, ChildEnd.hasEnded(self.pid) else { return self.outcome }
        self.killAll()
        self.outcome = ChildEnd.reap(self.pid)?.outcome
        return self.outcome
    }

    /// Kills whatever of it is left, and waits for nothing.
    package func end() {
        guard self.outcome == nil else { return }
        self.killAll()
        self.outcome = .signal(SIGKILL)
        // One that cannot die yet, since a disk keeps it, must not hold us up.
        Thread.detachNewThread { [pid = self.pid] in
            var status: Int32 = 0
            while waitpid(pid, &status, 0) < 0 && errno == EINTR {}
        }
    }

    /// While the first process is not reaped nobody else can have its group's or its session's number.
    private func killAll() {
        kill(-self.pid, SIGKILL)
        for member in ProcessTable.session(self.pid) where member.state.isAlive { kill(member.pid, SIGKILL) }
        close(self.line)
    }
}
