import ArgumentParser
import RhatchetProtocol
import RhatchetServices

/// The modeler's or code translator's `decline`.
struct DeclineCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "decline",
        abstract: "Decline an emergency fix: the standard protocol goes on.",
        discussion: """
            In 'escalated' and 'authorized' by the modeler, in 'authorized' by the code translator too.

            Example: rhatchet decline INC-1 --reason "the cause is not clear"
            """
    )

    @OptionGroup var of: CaseOptions

    @ArgumentParser.Option(help: "Why; it goes into the record.")
    var reason: String

    @ArgumentParser.Option(help: "modeler or code_translator; else whose turn it is.")
    var role: Role?

    func run() throws {
        try self.of.act(as: self.role, of: Self.candidates) { id, _ in .decline(incident: id, reason: self.reason) }
    }

    private static func candidates(_ incident: Incident) -> [Role] {
        incident.state == .authorized ? [.codeTranslator, .modeler] : [.modeler, .codeTranslator]
    }
}
