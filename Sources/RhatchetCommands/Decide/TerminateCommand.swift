import ArgumentParser
import RhatchetProtocol

/// The director's `terminate`.
struct TerminateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "terminate",
        abstract: "End the training and the incident; draws and files stay.",
        discussion: """
            \(Opening.of(.terminate))

            Example: rhatchet terminate INC-1 --reason "no time left"
            """
    )

    @OptionGroup var decision: DecisionOptions

    func run() throws {
        try self.decision.decide { .terminate(incident: $0, reason: $1) }
    }
}
