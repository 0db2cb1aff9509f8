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

            Example: rhatchet message INC-1 --role modeler --to director --text "look at tau first"
            """
    )

    @OptionGroup var of: SubjectOptions

    @ArgumentParser.Option(help: "In which role you write.")
    var role: Role

    @ArgumentParser.Option(help: "The role that it is for.")
    var to: Role

    @ArgumentParser.Option(help: "What it says.")
    var text: String

    @ArgumentParser.Option(help: "report, consultation, emergency or delegated.")
    var channel = Channel.report

    func run() throws {
        try self.of.act(as: self.role) {
            .message(subject: $0, to: self.to, text: self.text, channel: self.channel)
        }
    }
}

extension Channel: ExpressibleByArgument {}
