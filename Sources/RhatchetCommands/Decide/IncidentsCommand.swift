import ArgumentParser
import RhatchetProtocol
import RhatchetServices

/// The incidents of a project.
struct IncidentsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "incidents",
        abstract: "The incidents of the project, oldest first.",
        discussion: "Example: rhatchet incidents --open"
    )

    @Flag(help: "Only those that are open.")
    var open = false

    @ArgumentParser.Option(help: "How to write it.")
    var format = OutputFormat.text

    @OptionGroup var project: ProjectOptions

    func run() throws {
        let all = try IncidentsService(self.project.looking()).list()
        let rows = self.open ? all.filter { !$0.state.isTerminal } : all
        switch self.format {
        case .json: Terminal.say(try JSONText.make(rows, pretty: true))
        case .text where rows.isEmpty: Terminal.say(self.open ? "no incident is open" : "no incident yet")
        case .text: rows.map(Self.line).forEach(Terminal.say)
        }
    }

    static func line(_ row: IncidentRow) -> String {
        var parts = [
            "  " + Format.pad(row.id, 8), Format.pad(row.model, 12), Format.pad(row.lane.rawValue, 10),
            Format.pad(row.state.rawValue, 11), row.severity.rawValue, row.category.rawValue,
        ]
        if let fixClass = row.fixClass { parts.append("fix: \(fixClass.rawValue)") }
        if !row.waitingFor.isEmpty {
            parts.append("waits for \(row.waitingFor.map(\.rawValue).joined(separator: ", "))")
        }
        if let deadline = row.deadline, let due = row.due { parts.append("\(deadline) due \(due)") }
        return parts.joined(separator: "  ")
    }
}
