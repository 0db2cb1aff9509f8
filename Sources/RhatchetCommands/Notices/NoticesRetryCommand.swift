import ArgumentParser
import RhatchetEngine
import RhatchetServices
import RhatchetStore

/// Sends one again.
struct NoticesRetryCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "retry",
        abstract: "Let a notice that has not arrived be sent again at once.",
        discussion: "Example: rhatchet notices retry 57-b8bebee7/ada/webhook"
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
