import ArgumentParser
import RhatchetServices

/// A notice that says nothing, to see whether it arrives.
struct NoticesTestCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "test",
        abstract: "Send somebody a test by every way that is named, and say what came back.",
        discussion: """
            Exit status 1 when it did not arrive by one of them.

            Example: rhatchet notices test ada
            """
    )

    private struct Row: Encodable {
        let channel: String
        let arrived: Bool
        let error: String?

        init(_ channel: String, _ delivery: Delivery) {
            self.channel = channel
            self.arrived = delivery == .arrived
            switch delivery {
            case .arrived: self.error = nil
            case .failed(let reason), .unwanted(let reason): self.error = reason
            }
        }
    }

    @Argument(help: "Whom, as 'people' has it.")
    var person: String

    @Option(help: "How to write it.")
    var format = OutputFormat.text

    @OptionGroup var project: ProjectOptions

    func run() throws {
        let project = try Project(self.project.paths)
        let rows = try NoticeTest(project).run(self.person).map(Row.init)
        switch self.format {
        case .json: Terminal.say(try JSONText.make(rows, pretty: true))
        case .text: rows.map { "  \($0.channel): \($0.error ?? "arrived")" }.forEach(Terminal.say)
        }
        ContactCheck(project).remarks.map { "rhatchet: note: \($0)" }.forEach(Terminal.sayError)
        if rows.contains(where: { !$0.arrived }) { throw ExitCode(1) }
    }
}
