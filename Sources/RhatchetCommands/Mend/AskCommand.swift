import ArgumentParser
import RhatchetProtocol
import RhatchetServices

/// The delegate's `ask`.
struct AskCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ask",
        abstract: "Ask the director a design question about a fix that is delegated to you.",
        discussion: """
            In 'fixing', by the delegate. The director answers it with 'answer'.

            Example: rhatchet ask INC-1 --text "may the third group be left out?"
            """
    )

    @OptionGroup var of: CaseOptions

    @ArgumentParser.Option(help: "What is asked.")
    var text: String

    @ArgumentParser.Option(help: "code_translator or data_engineer; else the delegate.")
    var role: Role?

    func run() throws {
        try self.of.act(as: self.role, of: \.implementers) { id, _ in .ask(incident: id, text: self.text) }
    }
}
