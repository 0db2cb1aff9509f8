package import Foundation
package import RhatchetProtocol
package import RhatchetTraining

/// What the user asked to be trained.
package struct TrainingPlan: Sendable {
    package var model: ModelName
    /// The model's file: the script, or the program where there is none.
    package var script: URL
    /// What a script gets.
    package var arguments: [String]
    package var program: TrainingProgram
    package var hook: PythonFolder
    package var wishes: TrainingWishes
    /// Set where the newest training of the model is to be gone on with.
    package var extending: Extension?
    /// The program that keepers run.
    package var keeper: String

    /// A plan that is known to be right.
    package init(
        model: ModelName,
        script: URL,
        arguments: [String] = [],
        program: TrainingProgram,
        hook: PythonFolder,
        wishes: TrainingWishes = TrainingWishes(),
        keeper: String
    ) {
        self.model = model
        self.script = script
        self.arguments = arguments
        self.program = program
        self.hook = hook
        self.wishes = wishes
        self.keeper = keeper
    }

    /// More draws of a training that has ended.
    package struct Extension: Sendable {
        /// Draws of each chain beyond those that are there; nil to draw what is missing.
        package var draws: Int?

        package init(draws: Int? = nil) {
            self.draws = draws
        }
    }

    /// Whether there is a file that a fix can be written into.
    package var isMendable: Bool { self.program.python != nil && ScriptFile.isPython(self.script) }

    /// Whether it is a bare program of CmdStan's that samples.
    package var isCmdStan: Bool {
        if case .command(let program) = self.program { StanCall(program) != nil } else { false }
    }

    /// How the training is taken up again, as it is typed.
    package var command: String {
        switch self.program {
        case .script: "rhatchet watch \(self.script.lastPathComponent)"
        case .command(let program):
            "rhatchet watch --name \(self.model) -- " + program.words.map(Self.quoted).joined(separator: " ")
        }
    }

    private static func quoted(_ word: String) -> String {
        let isPlain = !word.isEmpty && word.allSatisfy { $0.isLetter || $0.isNumber || "_-./=,:+@%".contains($0) }
        return isPlain
            ? word : "'" + word.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
    }

    /// The plan with what an adopted segment was started with, where this command does not say otherwise.
    func completed(from segment: SegmentFolder?) -> TrainingPlan {
        guard let segment, let launch = AtomicFile.read(LaunchPlan.self, from: segment.launch) else { return self }
        var plan = self
        plan.wishes = plan.wishes.completed(from: segment, launch)
        if plan.arguments.isEmpty, !plan.program.isCommand { plan.arguments = Array(launch.arguments.dropFirst()) }
        if case .command(var program) = plan.program, program.arguments == launch.arguments {
            program.folder = launch.workingDirectory
            plan.program = .command(program)
        }
        return plan
    }

    /// Looks at everything that must be right before anything is made.
    ///
    /// - Throws: ``ProjectError``, ``PythonError``, ``PythonFolderError``.
    package static func make(
        script: String,
        arguments: [String],
        python: String?,
        paths: ProjectPaths,
        wishes: TrainingWishes = TrainingWishes()
    ) throws -> TrainingPlan {
        let file = URL(filePath: script).standardizedFileURL
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: file.path, isDirectory: &isFolder) else {
            throw ProjectError.noSuchFile(script)
        }
        guard !isFolder.boolValue else { throw ProjectError.notAScript(script) }
        let environment = try PythonEnvironment.find(explicit: python, project: paths.root.path)
        let hook = try PythonFolder.find()
        do {
            try FixTool(python: environment, folder: hook).check(file.path)
        } catch FixError.refused(_, let message, _) {
            throw ProjectError.syntax(message)
        }
        return TrainingPlan(
            model: ModelName(rawValue: file.deletingPathExtension().lastPathComponent),
            script: file,
            arguments: arguments,
            program: .script(environment),
            hook: hook,
            wishes: wishes,
            keeper: PythonFolder.ownExecutable
        )
    }

    /// The same for a program that is no script.
    ///
    /// - Parameter name: the model's; nil for that of the script among the words, else of the program.
    /// - Throws: ``ProjectError``, ``PythonFolderError``.
    package static func make(
        command words: [String],
        name: String?,
        python: String?,
        paths: ProjectPaths,
        wishes: TrainingWishes = TrainingWishes()
    ) throws -> TrainingPlan {
        if let name, !CommandProgram.isLegal(name) { throw ProjectError.badModelName(name) }
        let program = try CommandProgram.find(words, project: paths.root.path, python: python)
        return TrainingPlan(
            model: ModelName(rawValue: name ?? program.modelName),
            script: program.file,
            program: .command(program),
            hook: try PythonFolder.find(),
            wishes: wishes,
            keeper: PythonFolder.ownExecutable
        )
    }
}
