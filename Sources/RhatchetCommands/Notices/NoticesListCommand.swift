import ArgumentParser
import RhatchetServices
import RhatchetStore

/// Notices that have not arrived.
struct NoticesListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "The notices that have not arrived; --all shows those that have.",
        discussion: """
            Exit status 3 when one was given up.

            Example: rhatchet notices list --all --format json
            """
    )

    private struct Row: Encodable {
        let id: String
        let person: String
        let channel: String
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
        let rows = try Courier(Project.existing(self.project.paths)).queue.list(all: self.all)
        switch self.format {
        case .json: Terminal.say(try JSONText.make(rows.map(Self.row), pretty: true))
        case .text where rows.isEmpty: Terminal.say("nothing is on its way")
        case .text: rows.map(Self.line).forEach(Terminal.say)
        }
        if rows.contains(where: { $0.state == .failed }) { throw ExitCode(3) }
    }

    private static func row(_ row: NoticeRow) -> Row {
        Row(
            id: row.id,
            person: row.person,
            channel: row.channel,
            state: row.state,
            attempts: row.attempts,
            error: row.lastError
        )
    }

    private static func line(_ row: NoticeRow) -> String {
        let attempts = row.attempts == 1 ? "1 attempt" : "\(row.attempts) attempts"
        let error = row.lastError.map { ": \($0)" } ?? ""
        return "  \(Format.pad(row.id, 28))  \(Format.pad(row.state.rawValue, 8))  \(attempts)\(error)"
    }
}
