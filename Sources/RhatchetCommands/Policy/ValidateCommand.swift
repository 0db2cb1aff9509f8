import ArgumentParser
import Foundation
import RhatchetServices
import RhatchetTraining

/// Holds a model, or a change of it, against its design expectations.
struct ValidateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "validate",
        abstract: "Hold a model against its design expectations.",
        discussion: """
            'before' is the model's file as the newest training began, 'after' the file as it stands. An argument that \
            is not written counts as the sampler's documented default. With --incident the change is judged that the \
            incident asks for: submitted, authorised, applied or advised.

            Exit status: 0 every row passes, 1 one fails, 2 one cannot be judged or nothing can be read.

            Examples:
              rhatchet validate model_1
              rhatchet validate model_1 --incident INC-1 --format json
            """
    )

    @Argument(help: "The model, as model_1 or model_1.py.")
    var model: String

    @Option(help: "The incident whose change is judged, as INC-1.")
    var incident: String?

    @Option(help: ArgumentHelp("The file before; else as the newest training began.", valueName: "file"))
    var before: String?

    @Option(help: ArgumentHelp("The file after; else the model's file as it stands.", valueName: "file"))
    var after: String?

    @Option(help: "The Python that reads the files; else the active or the project's environment, else python3.")
    var python: String?

    @Option(help: "How to write it.")
    var format = OutputFormat.text

    @OptionGroup var project: ProjectOptions

    func validate() throws {
        guard self.incident == nil || (self.before ?? self.after) == nil else {
            throw ValidationError("give --incident alone, or --before and --after")
        }
    }

    func run() throws {
        let validation = try self.validation()
        switch self.format {
        case .json: Terminal.say(try JSONText.make(validation, pretty: true))
        case .text: ValidationText.lines(validation, palette: Terminal.palette).forEach(Terminal.say)
        }
        switch validation.verdict {
        case .pass: return
        case .fail: throw ExitCode(1)
        case .unknown: throw ExitCode(2)
        }
    }

    private func validation() throws -> Validation {
        let paths = self.project.paths
        let service = try ValidationService(paths)
        if let incident = self.incident { return try service.validate(self.model, incident: incident) }
        let tool = try FixTool(python: self.environment(paths), folder: PythonFolder.find())
        return try service.validate(
            self.model,
            before: self.before.map { URL(filePath: $0) },
            after: self.after.map { URL(filePath: $0) },
            tool: tool
        )
    }

    /// Reading a file needs no sampler.
    private func environment(_ paths: ProjectPaths) throws -> PythonEnvironment {
        do {
            return try PythonEnvironment.find(explicit: self.python, project: paths.root.path)
        } catch PythonError.noSampler(let path, let version) {
            return PythonEnvironment(executable: path, version: version, pymc: nil, nutpie: nil)
        }
    }
}
