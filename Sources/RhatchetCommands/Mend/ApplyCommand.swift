import ArgumentParser
import RhatchetProtocol
import RhatchetServices

/// The code translator's `apply`.
struct ApplyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "apply",
        abstract: "Apply an authorised emergency fix: it is made, proven to be that change alone, and written.",
        discussion: """
            In 'authorized', by the code translator, within 15 minutes of the authorisation (policy key 'apply'). The \
            watch writes the file and restarts the training.

            With --change it must be what was authorised, to the letter.

            Example: rhatchet apply INC-1
            """
    )

    @OptionGroup var fix: FixOptions
    @OptionGroup var changes: ChangeOptions

    func run() throws {
        try self.fix.act(as: .codeTranslator) { service, signatory in
            let changes = try service.changes(self.changes.change, on: self.fix.of.incident)
            return try service.apply(self.fix.of.incident, by: signatory, changes)
        }
    }
}
