package import Foundation
package import RhatchetTraining

/// What a training runs.
package enum TrainingProgram: Sendable {
    /// A Python file, and the Python that runs it.
    case script(PythonEnvironment)
    /// Any other program.
    case command(CommandProgram)

    /// The Python that reads and mends the model's file; nil where there is none to be mended.
    package var python: PythonEnvironment? {
        switch self {
        case .script(let python): python
        case .command(let command): command.python
        }
    }

    package var isCommand: Bool {
        if case .command = self { true } else { false }
    }
}

/// A program with its words, as it was typed behind `--`.
package struct CommandProgram: Sendable {
    /// Absolute path of the program.
    package var executable: String
    package var arguments: [String]
    /// Absolute path of the folder in which it was typed, and is run.
    package var folder: String
    /// The Python file among the words; nil when there is none.
    package var script: URL?
    /// A Python that can read that file; nil without one.
    package var python: PythonEnvironment?
    /// The words as they were typed.
    package var words: [String]

    /// A program that is known to be one.
    package init(executable: String, arguments: [String], folder: String, words: [String]) {
        self.executable = executable
        self.arguments = arguments
        self.folder = folder
        self.words = words
    }

    /// What the record names as the model's file: the script, else the program.
    package var file: URL { self.script ?? URL(filePath: self.executable) }

    /// The name of the model where none is given: the file's, without its ending and with nothing that a folder's name must not
    /// hold.
    package var modelName: String {
        let stem = self.file.deletingPathExtension().lastPathComponent
        let name = String(stem.map { $0.isASCII && ($0.isLetter || $0.isNumber || "_-.".contains($0)) ? $0 : "_" })
        return name.contains(where: { $0.isLetter || $0.isNumber })
            ? String(name.drop { $0 == "." || $0 == "-" }) : "program"
    }

    /// Whether a folder and a file may be named so.
    static func isLegal(_ name: String) -> Bool {
        guard let first = name.first, first.isASCII, first.isLetter || first.isNumber else { return false }
        return name.count <= 100 && name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "_-.".contains($0)) }
    }

    /// Looks the program up as a shell does.
    ///
    /// - Throws: ``ProjectError/noSuchProgram(_:)`` and ``ProjectError/notExecutable(_:)``.
    package static func find(
        _ words: [String],
        in folder: String = FileManager.default.currentDirectoryPath,
        project: String,
        python: String? = nil,
        environment: [String: String] = ProcessInfo.processInfo.environment
    ) throws -> CommandProgram {
        guard let name = words.first, !name.isEmpty else { throw ProjectError.nothingToRun }
        let executable = try Self.executable(name, folder: folder, path: environment["PATH"] ?? "")
        var program = CommandProgram(
            executable: executable,
            arguments: Array(words.dropFirst()),
            folder: folder,
            words: words
        )
        let script = words.dropFirst().first { $0.hasSuffix(".py") && access(Self.whole($0, folder), R_OK) == 0 }
        guard let script else { return program }
        let isPython = URL(filePath: executable).lastPathComponent.hasPrefix("python")
        program.python = Self.python(python ?? (isPython ? executable : nil), project: project)
        program.script = program.python.map { _ in URL(filePath: Self.whole(script, folder)).standardizedFileURL }
        return program
    }

    private static func executable(_ name: String, folder: String, path: String) throws -> String {
        let candidates =
            name.contains("/") ? [Self.whole(name, folder)] : path.split(separator: ":").map { "\($0)/\(name)" }
        let there = candidates.filter { access($0, F_OK) == 0 && !Folder.isFolder($0) }
        if let found = there.first(where: { access($0, X_OK) == 0 }) { return found }
        throw there.isEmpty ? ProjectError.noSuchProgram(name) : ProjectError.notExecutable(name)
    }

    private static func whole(_ path: String, _ folder: String) -> String {
        path.hasPrefix("/") ? path : "\(folder)/\(path)"
    }

    /// Any Python reads a file; whether it has a sampler is the program's affair.
    private static func python(_ named: String?, project: String) -> PythonEnvironment? {
        do {
            return try PythonEnvironment.find(explicit: named, project: project)
        } catch PythonError.noSampler(let path, let version) {
            return PythonEnvironment(executable: path, version: version, pymc: nil, nutpie: nil)
        } catch {
            return nil
        }
    }
}
