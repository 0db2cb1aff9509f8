package import Foundation

/// A program that is run to its end within a time limit: input given at once, output kept up to a bound.
///
/// It runs in a session of its own, and that is killed when the time is over or when it says too much.
package struct ShortProcess: Sendable {
    package var executable: String
    package var arguments: [String]
    package var environment: [String: String]
    package var input: Data
    package var timeLimit: Duration
    /// Bytes kept of standard output and of standard error, each.
    package var outputLimit: Int

    package init(
        executable: String,
        arguments: [String],
        environment: [String: String] = ProcessInfo.processInfo.environment,
        input: Data = Data(),
        timeLimit: Duration = .seconds(30),
        outputLimit: Int = 16 << 20
    ) {
        self.executable = executable
        self.arguments = arguments
        self.environment = environment
        self.input = input
        self.timeLimit = timeLimit
        self.outputLimit = outputLimit
    }

    /// Runs `executable` and returns what it said, whatever its status.
    ///
    /// - Throws: ``ShortProcessError`` when it could not be started or did not end in time.
    package static func run(
        _ executable: String,
        _ arguments: [String],
        environment: [String: String] = ProcessInfo.processInfo.environment,
        input: Data = Data(),
        timeLimit: Duration = .seconds(30)
    ) throws(ShortProcessError) -> ShortProcessResult {
        try ShortProcess(
            executable: executable,
            arguments: arguments,
            environment: environment,
            input: input,
            timeLimit: timeLimit
        ).run()
    }

    package func run() throws(ShortProcessError) -> ShortProcessResult {
        var pipes: ShortProcessPipes
        do {
            pipes = try ShortProcessPipes(input: self.input, limit: self.outputLimit)
        } catch {
            throw .notStarted(error)
        }
        defer { pipes.close() }
        let pid: Int32
        do {
            pid = try self.spawn(pipes)
        } catch {
            throw .notStarted(error)
        }
        pipes.closeTheirs()
        return try self.wait(for: pid, &pipes)
    }

    private func spawn(_ pipes: ShortProcessPipes) throws(SpawnError) -> Int32 {
        try Spawn(
            executable: self.executable,
            arguments: self.arguments,
            environment: self.environment,
            input: pipes.theirs[0],
            output: pipes.theirs[1],
            errors: pipes.theirs[2]
        ).start()
    }

    /// The end of the program counts, not that of its output: a grandchild may hold that open for ever.
    private func wait(for pid: Int32, _ pipes: inout ShortProcessPipes) throws(ShortProcessError) -> ShortProcessResult
    {
        let deadline = BootClock.now.advanced(by: self.timeLimit)
        var interval = Duration.milliseconds(1)
        while true {
            if ChildEnd.hasEnded(pid) {
                pipes.drain()
                // What it left behind; while it is a zombie no other group can have its number.
                kill(-pid, SIGKILL)
                guard let end = ChildEnd.reap(pid) else { continue }
                return ShortProcessResult(outcome: end.outcome, output: pipes.output, errors: pipes.errors)
            }
            if BootClock.now >= deadline || pipes.isOverLimit {
                kill(-pid, SIGKILL)
                Self.reap(pid)
                let errors = String(decoding: pipes.errors.suffix(2000), as: UTF8.self)
                if pipes.isOverLimit { throw .tooMuchOutput(self.executable, limit: self.outputLimit) }
                throw .timeLimit(self.executable, limit: self.timeLimit, errors: errors)
            }
            pipes.move(atMost: interval)
            interval = min(interval * 2, .milliseconds(20))
        }
    }

    private static func reap(_ pid: Int32) {
        var status: Int32 = 0
        while waitpid(pid, &status, 0) < 0 && errno == EINTR {}
    }
}
