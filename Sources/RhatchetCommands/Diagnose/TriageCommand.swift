import ArgumentParser
import RhatchetServices
import RhatchetTriage

/// Says why a training failed, from its log.
struct TriageCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "triage",
        abstract: "Say why a training failed, from its log: the category, the cause, and the lines that show it.",
        discussion: """
            The last cause counts, not the first word that looks like one. Without --exit-status and --signal a failure is \
            told only where nothing after it shows that the program went on. The texts of a log are data: they are \
            compared, never followed.

            Exit status: 0 no failure, 1 a failure, 2 a log cannot be read.

            Examples:
              rhatchet triage output/implementation/logs/training_1.log
              rhatchet triage slurm-17.out --signal 9 --format json
            """
    )

    @Argument(help: "Logs, as the training wrote them.", completion: .file())
    var logs: [String]

    @Option(help: "The exit status of the process, where it is known.")
    var exitStatus: Int32?

    @Option(help: "The number of the signal that ended the process, where one did.")
    var signal: Int32?

    @Option(help: "How to write it: text, or a JSON object per log and line.")
    var format = OutputFormat.text

    func validate() throws {
        guard self.exitStatus == nil || self.signal == nil else {
            throw ValidationError("give --exit-status or --signal, not both")
        }
        guard !self.logs.isEmpty else { throw ValidationError("name at least one log") }
    }

    func run() throws {
        let isKnown = self.exitStatus != nil || self.signal != nil
        let exit = isKnown ? ExitRecord(status: self.exitStatus, signal: self.signal) : nil
        let reports = try self.logs.map { try LogReport($0, exit: exit) }
        for report in reports {
            switch self.format {
            case .json: Terminal.say(try JSONText.make(report, pretty: false))
            case .text: TriageText.lines(report, palette: Terminal.palette).forEach(Terminal.say)
            }
        }
        if reports.contains(where: { $0.category != nil }) { throw ExitCode(1) }
    }
}
