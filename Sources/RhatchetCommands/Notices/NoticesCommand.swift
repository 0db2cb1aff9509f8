import ArgumentParser
import RhatchetEngine
import RhatchetServices
import RhatchetStore

/// What people are told outside the terminal.
struct NoticesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "notices",
        abstract: "Notices to people: which are on their way, which did not arrive; send, test, retry.",
        discussion: """
            'people' in 'rhatchet.yaml' says how each person is reached. A watch sends by itself; 'notices send' does it \
            where none runs, also from cron.

            Example: rhatchet notices test ada
            """,
        subcommands: [
            NoticesListCommand.self, NoticesSendCommand.self, NoticesTestCommand.self, NoticesRetryCommand.self,
        ],
        defaultSubcommand: NoticesListCommand.self
    )
}

/// Notices that have not arrived.
struct NoticesListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "The notices that have not arrived; --all shows those that have."
    )

    private struct Row: Encodable {
        let id: String
        let state: NoticeRow.State
        let attempts: Int
        let error: String?
    }

    @Flag(help: "Those that have arrived too.")
    var all = false

    @Option(help: "How to write it.")
    var format = OutputFormat.text

    @OptionGroup var project: ProjectOptions

    func run() throws {
        let rows = try Courier(Project.existing(self.project.paths)).queue.list(all: self.all).map {
            Row(id: $0.id, state: $0.state, attempts: $0.attempts, error: $0.lastError)
        }
        switch self.format {
        case .json: Terminal.say(try JSONText.make(rows, pretty: true))
        case .text where rows.isEmpty: Terminal.say("nothing is on its way")
        case .text:
            for row in rows {
                let error = row.error.map { ": \($0)" } ?? ""
                Terminal.say(
                    "  " + Format.pad(row.id, 28) + "  " + Format.pad(row.state.rawValue, 8)
                        + "  \(row.attempts) attempts\(error)"
                )
            }
        }
        if rows.contains(where: { $0.state == .failed }) { throw ExitCode(3) }
    }
}

/// Sends what is due.
struct NoticesSendCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "send",
        abstract: "Send what is due now, as a watch does.",
        discussion: "Example: rhatchet notices send"
    )

    @OptionGroup var project: ProjectOptions

    func run() throws {
        let courier = try Courier(Project.existing(self.project.paths))
        try courier.collect()
        let arrived = try courier.send()
        let left = try courier.queue.list(all: false).count
        Terminal.say("\(arrived) arrived, \(left) not yet")
    }
}

/// A notice that says nothing, to see whether it arrives.
struct NoticesTestCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "test",
        abstract: "Send somebody a test by every way that is named, and say what came back.",
        discussion: "Example: rhatchet notices test ada"
    )

    @Argument(help: "Whom, as 'people' has it.")
    var person: String

    @OptionGroup var project: ProjectOptions

    func run() throws {
        let results = try NoticeTest(Project(self.project.paths)).run(self.person)
        for (channel, delivery) in results {
            switch delivery {
            case .arrived: Terminal.say("  \(channel): arrived")
            case .failed(let reason), .unwanted(let reason): Terminal.say("  \(channel): \(reason)")
            }
        }
        if results.contains(where: { $0.1 != .arrived }) { throw ExitCode(1) }
    }
}

/// Sends one again.
struct NoticesRetryCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "retry",
        abstract: "Let a notice that was given up be sent again.",
        discussion: "Example: rhatchet notices retry 57/ada/webhook"
    )

    @Argument(help: "Its id, as 'notices' lists it.")
    var id: String

    @OptionGroup var project: ProjectOptions

    func run() throws {
        let courier = try Courier(Project.existing(self.project.paths))
        guard try courier.queue.retry(self.id, now: SystemClock().stamp().wall) else {
            throw NoticeTestError.noSuchNotice(self.id)
        }
        Terminal.say("'\(self.id)' is sent again with the next round")
    }
}
