import ArgumentParser
import Foundation
import RhatchetProtocol
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
            incident asks for: submitted, authorised, applied or advised. With an incident in the model's place it is \
            the time validator's verdict, which the incident waits for.

            Exit status: 0 every row passes, 1 one fails, 2 one cannot be judged or nothing can be read.

            Examples:
              rhatchet validate model_1
              rhatchet validate model_1 --incident INC-1 --format json
              rhatchet validate INC-1 --verdict pass
            """
    )

    @Argument(help: "The model, as model_1 or model_1.py; or an incident that waits for the time validator.")
    var model: String

    @ArgumentParser.Option(help: "The incident whose change is judged, as INC-1.")
    var incident: String?

    @ArgumentParser.Option(help: ArgumentHelp("The file before; else as the newest training began.", valueName: "file"))
    var before: String?

    @ArgumentParser.Option(help: ArgumentHelp("The file after; else the model's file as it stands.", valueName: "file"))
    var after: String?

    @ArgumentParser.Option(
        help: "The Python that reads the files; else the active or the project's environment, else python3."
    )
    var python: String?

    @ArgumentParser.Option(help: "How to write it.")
    var format = OutputFormat.text

    @OptionGroup var project: ProjectOptions

    @ArgumentParser.Option(help: "With an incident in the model's place: pass or fail; else it is computed.")
    var verdict: Verdict?

    @OptionGroup var actor: ActorOptions

    func validate() throws {
        guard self.verdict == nil || IncidentID(self.model) != nil else {
            throw ValidationError("--verdict is given on an incident, as 'validate INC-1 --verdict pass'")
        }
        guard IncidentID(self.model) == nil || (self.incident ?? self.before ?? self.after ?? self.python) == nil else {
            throw ValidationError("the verdict on an incident takes --verdict alone; name the model to compare files")
        }
        guard self.incident == nil || (self.before ?? self.after) == nil else {
            throw ValidationError("give --incident alone, or --before and --after")
        }
    }

    func run() throws {
        if IncidentID(self.model) != nil { return try self.act() }
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

    /// The time validator's `validate`.
    private func act() throws {
        let project = try Project.existing(self.project.paths)
        let validator = try self.actor.signatory(.timeValidator, in: project)
        let row = try IncidentsService(project).act(self.model, by: validator) {
            .validate(incident: $0, verdict: self.verdict)
        }
        try CaseAnswer.give(row, format: self.format)
    }

    private func validation() throws -> Validation {
        let paths = self.project.paths
        let service = try ValidationService(paths)
        if let incident = self.incident { return try service.validate(self.model, incident: incident) }
        let python = try ReaderOptions.reader(self.python, paths)
        let tool = FixTool(python: python, folder: try PythonFolder.find())
        return try service.validate(
            self.model,
            before: self.before.map { URL(filePath: $0) },
            after: self.after.map { URL(filePath: $0) },
            tool: tool
        )
    }
}

extension Verdict: ExpressibleByArgument {}
