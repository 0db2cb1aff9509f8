import ArgumentParser
import RhatchetProtocol
import RhatchetServices

/// What is going on in a project.
struct StatusCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "What is going on: trainings, open incidents, and who is waited for.",
        discussion: """
            Exit status 3 when an incident waits for somebody.

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
        case .text: Self.lines(report).forEach(Terminal.say)
        }
        if !report.waiting.isEmpty { throw ExitCode(3) }
    }

    private static func lines(_ report: StatusReport) -> [String] {
        let palette = Terminal.palette
        let mode = report.observing ? "observing only, there is no rhatchet.yaml" : "policy \(report.policy.rawValue)"
        var lines = [palette.bold(report.project) + " · " + mode]
        lines += report.trainings.isEmpty ? ["  no training yet"] : report.trainings.map(Self.training)
        lines += Self.incidents(report.incidents)
        lines += report.waitingForWatch.map { "  decided and not carried out yet: rhatchet watch \($0).py" }
        if !report.unavailable.isEmpty {
            lines.append("  not available: \(report.unavailable.map(\.rawValue).joined(separator: ", "))")
        }
        if let notices = report.notices?.sentence { lines.append("  " + palette.red(notices)) }
        return lines
    }

    /// The open ones, and the latest of those that have ended.
    private static func incidents(_ rows: [IncidentRow]) -> [String] {
        let ended = rows.filter(\.state.isTerminal)
        let shown = Set(ended.suffix(5).map(\.id))
        let more = ended.count - shown.count
        return rows.filter { !$0.state.isTerminal || shown.contains($0.id) }.map(IncidentsCommand.line)
            + (more > 0 ? ["  and \(more) older \(more == 1 ? "one" : "ones") that ended: rhatchet incidents"] : [])
    }

    private static func training(_ row: TrainingRow) -> String {
        var parts = ["  " + Format.pad(row.training, 16), Format.pad(row.process, 10)]
        if let segment = row.segment { parts.append("segment \(segment)") }
        if let rhat = row.rhat, let draws = row.draws { parts.append("R-hat \(Format.rhat(rhat)) at \(draws) draws") }
        if let ess = row.essBulk { parts.append("ESS \(Format.ess(ess))") }
        if row.drawsSeen == false { parts.append("no draws seen") }
        parts.append(row.watchedBy.map { "watched by process \($0)" } ?? "not watched")
        return parts.joined(separator: "  ")
    }
}
