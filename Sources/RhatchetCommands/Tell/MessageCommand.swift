import ArgumentParser
import RhatchetProtocol

/// `message`.
struct MessageCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "message",
        abstract: "Write to another role, about an incident or a model.",
        discussion: """
            Everybody may write to the director, and the director to all. Modeler and code translator write to each other \
            in their channels: consultation (before the first training), emergency, delegated.

            Example: rhatchet message INC-1 --to director --text "look at tau first"
            """
    )

    @OptionGroup var of: SubjectOptions

    @ArgumentParser.Option(help: "In which role you write; else one that you fill and that may write there.")
    var role: Role?

    @ArgumentParser.Option(help: "The role that it is for.")
    var to: Role

    @ArgumentParser.Option(help: "What it says.")
    var text: String

    @ArgumentParser.Option(help: "report, consultation, emergency or delegated.")
    var channel = Channel.report

    func run() throws {
        try self.of.act(as: self.role, of: self.senders) {
            .message(subject: $0, to: self.to, text: self.text, channel: self.channel)
        }
    }

    /// The three channels are the couple's; in reports the director reaches everybody, and everybody the director.
    private var senders: [Role] {
        let couple: [Role] = [.modeler, .codeTranslator]
        return (self.channel == .report ? Role.allCases : couple).filter { $0 != self.to }
    }
}

extension Channel: ExpressibleByArgument {}
