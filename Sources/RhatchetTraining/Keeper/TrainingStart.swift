import Foundation

/// The start of the training itself, in a session of its own, with its output appended to the log file.
enum TrainingStart {
    static func start(_ plan: LaunchPlan) throws(NotStarted) -> Int32 {
        guard chdir(plan.workingDirectory) == 0 else {
            throw NotStarted(errno: errno, what: "'\(plan.workingDirectory)' cannot be entered")
        }
        let input = open("/dev/null", O_RDONLY | O_CLOEXEC)
        guard input >= 0 else { throw NotStarted(errno: errno, what: "'/dev/null' cannot be opened") }
        defer { close(input) }
        let log = open(plan.log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o644)
        guard log >= 0 else { throw NotStarted(errno: errno, what: "'\(plan.log)' cannot be opened for the output") }
        defer { close(log) }
        let spawn = Spawn(
            executable: plan.executable,
            arguments: plan.arguments,
            environment: plan.environment,
            input: input,
            output: log,
            errors: log
        )
        do {
            return try spawn.start()
        } catch {
            throw NotStarted(errno: error.errno, what: "'\(plan.executable)' cannot be started")
        }
    }
}
