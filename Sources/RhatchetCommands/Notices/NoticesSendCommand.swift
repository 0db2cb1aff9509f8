import ArgumentParser
import RhatchetServices
import RhatchetStore

/// Sends what is due.
struct NoticesSendCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "send",
        abstract: "Send what is due now, as a watch does.",
        discussion: """
            Exit status 3 when a notice has not arrived; it is sent again later, by the next 'send' or watch.

            Example: rhatchet notices send
            """
    )

    private struct Answer: Encodable {
        let arrived: Int
        let waiting: Int
        let failed: Int
    }

    @Option(help: "How to write it.")
    var format = OutputFormat.text

    @OptionGroup var project: ProjectOptions

    func run() throws {
        let courier = try Courier(Project.existing(self.project.paths))
        try courier.collect()
        let arrived = try courier.send()
        let answer = Answer(
            arrived: arrived,
            waiting: try courier.queue.count(.pending),
            failed: try courier.queue.count(.failed)
        )
        switch self.format {
        case .json: Terminal.say(try JSONText.make(answer, pretty: true))
        case .text:
            Terminal.say("\(answer.arrived) arrived, \(answer.waiting) not yet, \(answer.failed) given up")
        }
        if answer.waiting + answer.failed > 0 { throw ExitCode(3) }
    }
}
