import ArgumentParser
import Foundation
import RhatchetProtocol
import RhatchetServices
import RhatchetTraining

/// The delegate's `submit`, by the person who fills the role.
struct SubmitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "submit",
        abstract: "Submit a fix: a new text of the model file, or data files that you have mended.",
        discussion: """
            The class of the fix (parameter, bugfix, feature, algorithm, data) is computed from the difference. The \
            model file is written when the director approves.

            Examples:
              rhatchet submit INC-1 --file new.py --analysis "np.loadtxtt does not exist"
              rhatchet submit INC-1 --data data/scores.csv --analysis "three scores were missing"
            """
    )

    @Argument(help: "The incident, as INC-1.")
    var incident: String

    @ArgumentParser.Option(help: "A file with the whole new text of the model file.")
    var file: String?

    @ArgumentParser.Option(help: "A data file or folder, relative to the project; may be repeated.")
    var data: [String] = []

    @ArgumentParser.Option(help: "What is wrong, and why this mends it.")
    var analysis: String

    @ArgumentParser.Option(
        help: "The Python that parses the model file; else that of the newest training."
    )
    var python: String?

    @ArgumentParser.Option(help: "How to write the answer.")
    var format = OutputFormat.text

    @OptionGroup var actor: ActorOptions
    @OptionGroup var project: ProjectOptions

    func validate() throws {
        guard (self.file == nil) != self.data.isEmpty else { throw ValidationError("give either --file or --data") }
    }

    func run() throws {
        let paths = self.project.paths
        let opened = try Project.existing(paths)
        _ = try IncidentsService(opened).row(self.incident)
        let content = try self.file.map(self.content)
        let python = self.python ?? SubmissionService.recordedPython(in: paths.root.path)
        let environment = try PythonEnvironment.find(explicit: python, project: paths.root.path)
        let tool = FixTool(python: environment, folder: try PythonFolder.find())
        let service = SubmissionService(opened, tool: tool)
        let signatory = try self.actor.signatory(service.delegate(self.incident), in: opened)
        let row = try service.submit(
            self.incident,
            by: signatory,
            content: content,
            data: self.data,
            saying: Submission(fixClass: .parameter, analysis: self.analysis)
        )
        try CaseAnswer.give(row, format: self.format)
    }

    private func content(of file: String) throws -> Data {
        guard let data = FileManager.default.contents(atPath: file) else {
            throw ProjectError.unreadable(file, wanted: "a file with the whole new text of the model file")
        }
        return data
    }
}
