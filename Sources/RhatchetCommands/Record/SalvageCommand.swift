import ArgumentParser
import RhatchetProtocol
import RhatchetServices

/// The way back from a damaged store.
struct SalvageCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "salvage",
        abstract: "Take out of a damaged store what is whole, and go on from there; the damaged one is kept.",
        discussion: """
            The log is taken from its first line on, as far as each line hangs on the one before it. What can be read \
            after that is written to loose.ndjson beside the damaged store, for people. Nobody else may work on the \
            project meanwhile. A copy of .rhatchet from before the damage may hold more: compare first, with --dry-run.

            Exit status: 0 the store is whole now, 1 nothing could be taken, 2 it could not be tried.

            Examples:
              rhatchet salvage --dry-run
              rhatchet salvage
            """
    )

    @Flag(help: "Only say what is whole.")
    var dryRun = false

    @ArgumentParser.Option(help: "How to write the answer.")
    var format = OutputFormat.text

    @OptionGroup var project: ProjectOptions

    func run() throws {
        let service = try SalvageService(self.project.paths)
        let report = service.report
        let isAnythingToDo = report.isUseful && !self.dryRun
        var lost: [IncidentID] = []
        if isAnythingToDo { lost = try service.replace() } else { service.leave() }
        switch self.format {
        case .json: Terminal.say(try JSONText.make(report, pretty: true))
        case .text:
            report.lines.forEach(Terminal.say)
            if !lost.isEmpty {
                Terminal.say(
                    "the log knows nothing of \(lost.map(\.description).joined(separator: ", ")) any more; transcripts kept there"
                )
            }
            if isAnythingToDo {
                Terminal.say("they are the store now; the damaged one is in \(report.folder); next: rhatchet verify")
            }
        }
        if report.isNeeded, report.kept == 0 { throw ExitCode(1) }
    }
}
