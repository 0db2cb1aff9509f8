import Foundation
import RhatchetTraining

/// The program as a user runs it, from outside.
enum Rhatchet {
    struct Said {
        let status: Int32?
        let output: String
        let errors: String
    }

    /// Runs it with `arguments` in a folder, for which a shell goes there.
    static func run(_ arguments: [String], in folder: URL) throws -> Said {
        let program = (PythonFolder.ownExecutable as NSString).deletingLastPathComponent + "/rhatchet"
        let result = try ShortProcess.run(
            "/bin/sh",
            ["-c", "cd \"$0\" && exec \"$@\"", folder.path, program] + arguments,
            timeLimit: .seconds(240)
        )
        var status: Int32?
        if case .status(let number) = result.outcome { status = number }
        return Said(status: status, output: result.outputText, errors: result.errorText)
    }

    /// Runs it with `arguments`, without a terminal.
    static func run(_ arguments: [String], environment: [String: String] = [:], input: String? = nil) throws -> Said {
        let folder = (PythonFolder.ownExecutable as NSString).deletingLastPathComponent
        let inherited = ProcessInfo.processInfo.environment
        let result = try ShortProcess.run(
            "\(folder)/rhatchet",
            arguments,
            environment: inherited.merging(environment) { $1 },
            input: Data((input ?? "").utf8),
            timeLimit: .seconds(60)
        )
        var status: Int32?
        if case .status(let number) = result.outcome { status = number }
        return Said(status: status, output: result.outputText, errors: result.errorText)
    }
}
