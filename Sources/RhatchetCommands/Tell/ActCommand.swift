import ArgumentParser
import Foundation
import RhatchetProtocol
import RhatchetServices

/// Any step on an incident, as one JSON object: for agents that take what waits from `inbox`.
struct ActCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "act",
        abstract: "Take a step on an incident that is written as JSON, as a program in a role answers.",
        discussion: """
            {"do": "authorize", …} with what that step needs; the user guide lists the keys, 'inbox --format json' the \
            steps that are open. It goes through the same door as the command of that name.

            Examples:
              rhatchet act INC-1 < answer.json
              rhatchet act INC-1 --role modeler --answer answer.json
            """
    )

    @OptionGroup var fix: FixOptions

    @ArgumentParser.Option(help: "The file with the answer; '-' is standard input.", completion: .file())
    var answer = "-"

    @ArgumentParser.Option(help: "In which role; else one that you fill and that may take the step.")
    var role: Role?

    func run() throws {
        let document = try AnswerDocument.read(self.json())
        try self.fix.act(as: self.role, of: { Self.candidates(document.verb, $0) }) { service, signatory in
            let incident = try service.incidents.incident(self.fix.of.incident)
            return try service.take(document.answer(on: incident.id), on: self.fix.of.incident, by: signatory)
        }
    }

    /// Those that the incident waits for come first.
    private static func candidates(_ verb: String, _ incident: Incident) -> [Role] {
        let roles = CommandName(rawValue: verb)?.roles ?? Set(Role.allCases)
        let waiting = incident.waitingFor.intersection(roles).sorted()
        return waiting + roles.subtracting(waiting).sorted()
    }

    private func json() throws -> Data {
        if self.answer == "-" { return try FileHandle.standardInput.readToEnd() ?? Data() }
        guard let data = FileManager.default.contents(atPath: self.answer) else {
            throw ProjectError.unreadable(self.answer, wanted: "a file with the answer as JSON")
        }
        return data
    }
}
