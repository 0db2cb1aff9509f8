import ArgumentParser
import Foundation
import RhatchetServices

/// Looks at something that samples already and was not started by a watch.
struct AttachCommand: ParsableCommand {
    /// Milliseconds between two looks.
    private static let interval: UInt32 = 250

    static let configuration = CommandConfiguration(
        commandName: "attach",
        abstract: "Look at a process or a folder of draws that is growing already; nothing is signalled or written.",
        discussion: """
            A process of yours: its log where that is a file, what CmdStan draws in it or below it, and its end. A folder: \
            CmdStan's CSV files that are written to it, by cmdstanr for example, or a run that Rhatchet records. What cannot \
            be seen is said at once. It ends with the process, when every chain is complete, or with Ctrl-C.

            Exit status: 0 nothing found, 1 problems found, 2 no draws could be read.

            Examples:
              rhatchet attach 4711
              rhatchet attach output/ --format ndjson
            """
    )

    @Argument(help: "The number of a process, or the folder that the chains are written to.", completion: .directory)
    var target: String

    @ArgumentParser.Option(help: "How to tell what happens.")
    var format = WatchFormat.auto

    func run() throws {
        let attachment = Attachment(try AttachTarget(self.target))
        Interrupts.catchThem()
        let display = self.format.display
        attachment.step()
        display.tell(attachment.greeting)
        while true {
            try display.show(WatchPage([attachment.snapshot]))
            if attachment.hasEnded || Interrupts.count > 0 || Interrupts.mustLeave { break }
            usleep(Self.interval * 1000)
            attachment.step()
        }
        let (lines, status) = attachment.close()
        try display.close(lines, attachment.snapshot)
        throw ExitCode(status)
    }
}
