import ArgumentParser
import Foundation
import RhatchetConfiguration
import RhatchetProtocol
import RhatchetServices

/// The modeler's `expectations`.
struct ExpectationsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "expectations",
        abstract: "Set the design expectations of a model, from a table in YAML or Markdown.",
        discussion: """
            By the modeler, before the first training or after one has ended: while a training runs or is paused they \
            are frozen.

            Example: rhatchet expectations model_1 --file expectations.md
            """
    )

    @OptionGroup var of: ModelOptions

    @ArgumentParser.Option(help: "The table.", completion: .file(extensions: ["yaml", "yml", "md"]))
    var file: String

    func run() throws {
        let rows = try ExpectationTable.rows(of: URL(filePath: self.file))
        try self.of.act(as: .modeler) { .expectations(model: $0, rows: rows) }
    }
}
