import ArgumentParser
import Foundation
import RhatchetConfiguration
import RhatchetServices

/// Writes a `rhatchet.yaml` to start from.
struct InitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init",
        abstract: "Write rhatchet.yaml: the policy, and who fills which role.",
        discussion: """
            Example: rhatchet init --director rule
            """
    )

    enum Director: String, ExpressibleByArgument, CaseIterable {
        case person, rule
    }

    @Option(help: "Who decides: you, or the built-in rule for runs that nobody attends.")
    var director = Director.person

    @Flag(help: "Replace a rhatchet.yaml that is there.")
    var force = false

    @OptionGroup var project: ProjectOptions

    func run() throws {
        let root = self.project.project ?? FileManager.default.currentDirectoryPath
        let file = ProjectPaths(root: URL(filePath: root)).configuration
        guard self.force || !FileManager.default.fileExists(atPath: file.path) else {
            throw InitError.alreadyThere(file.path)
        }
        let filling = self.director == .rule ? "{rule: unattended}" : "{person: \(NSUserName())}"
        let text = ConfigurationTemplate.text(director: filling, person: NSUserName())
        do {
            try Data(text.utf8).write(to: file, options: .atomic)
        } catch {
            throw InitError.notWritten(file.path, reason: SystemWords.reason(error))
        }
        Terminal.say("wrote \(file.lastPathComponent): who fills which role; now 'rhatchet watch MODEL.py'")
    }
}

enum InitError: Error, CustomStringConvertible {
    case alreadyThere(String)
    case notWritten(String, reason: String)

    var description: String {
        switch self {
        case .alreadyThere(let path): "'\(path)' is there already; use --force to replace it"
        case .notWritten(let path, let reason): "'\(path)' cannot be written: \(reason)"
        }
    }
}
