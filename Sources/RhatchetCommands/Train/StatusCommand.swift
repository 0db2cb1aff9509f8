import ArgumentParser
import Foundation
import RhatchetProtocol
import RhatchetServices

/// What is going on in a project.
struct StatusCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "What is going on: trainings, open incidents, and who is waited for.",
        discussion: """
            The figures of a training are those that its watch has last shown, with their age where they are old. Exit status \
            3 when an incident waits for somebody, else 0.

            Example: rhatchet status --format json
            """
    )

    @ArgumentParser.Option(help: "How to write it.")
    var format = OutputFormat.text

    @OptionGroup var project: ProjectOptions

    func run() throws {
        let report = try StatusReport(self.project.looking())
        switch self.format {
        case .json: Terminal.say(try JSONText.make(report, pretty: true))
        case .text: StatusPage(report, palette: Terminal.palette, now: Date()).lines.forEach(Terminal.say)
        }
        if !report.waiting.isEmpty { throw ExitCode(3) }
    }
}
