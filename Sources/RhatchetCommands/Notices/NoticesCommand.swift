import ArgumentParser

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
