import ArgumentParser
import Foundation
import RhatchetProtocol
import RhatchetServices

/// The delegate's `submit`.
struct SubmitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "submit",
        abstract: "Submit a fix: changed arguments, a new text of the model file, or data files that you have mended.",
        discussion: """
            In 'fixing', by whoever it is delegated to. The class of the fix (parameter, bugfix, feature, algorithm, data) \
            is computed from the difference. The model file is written when the director approves.

            Examples:
              rhatchet submit INC-1 --change tune=1000 --analysis "too few tuning draws"
              rhatchet submit INC-1 --file new.py --analysis "np.loadtxtt does not exist"
              rhatchet submit INC-1 --data data/scores.csv --analysis "three scores were missing"
            """
    )

    @OptionGroup var fix: FixOptions
    @OptionGroup var changes: ChangeOptions

    @ArgumentParser.Option(help: "A file with the whole new text of the model file.", completion: .file())
    var file: String?

    @ArgumentParser.Option(
        help: "A data file or folder, relative to the project; may be repeated.",
        completion: .file()
    )
    var data: [String] = []

    @ArgumentParser.Option(help: "What is wrong, and why this mends it.")
    var analysis: String

    @ArgumentParser.Option(help: "How it is done, step by step.")
    var plan: String?

    @ArgumentParser.Option(help: "What could go wrong.")
    var risks: String?

    @ArgumentParser.Option(help: "code_translator or data_engineer; else the delegate.")
    var role: Role?

    func validate() throws {
        let given = [self.file != nil, !self.data.isEmpty, !self.changes.change.isEmpty].count { $0 }
        guard given == 1 else { throw ValidationError("give exactly one of --change, --file and --data") }
    }

    func run() throws {
        let said = Submission(fixClass: .parameter, analysis: self.analysis, plan: self.plan, risks: self.risks)
        try self.fix.act(as: self.role) { service, signatory in
            try service.submit(self.fix.of.incident, by: signatory, self.material(service), saying: said)
        }
    }

    private func material(_ service: SubmissionService) throws -> SubmissionService.Material {
        if !self.data.isEmpty { return .data(self.data) }
        guard let file = self.file else {
            return .changes(try service.changes(self.changes.change, on: self.fix.of.incident))
        }
        guard let content = FileManager.default.contents(atPath: file) else {
            throw ProjectError.unreadable(file, wanted: "a file with the whole new text of the model file")
        }
        return .file(content)
    }
}
