import ArgumentParser
import RhatchetProtocol

/// The director's `consult`.
struct ConsultCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "consult",
        abstract: "Ask the modeler for advice on an incident.",
        discussion: """
            \(Opening.of(.consult))

            Example: rhatchet consult INC-1
            """
    )

    @OptionGroup var of: CaseOptions

    func run() throws {
        try self.of.act(as: .director) { .consult(incident: $0) }
    }
}
