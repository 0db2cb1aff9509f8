import ArgumentParser
import RhatchetProtocol

/// The director's `rewind`.
struct RewindCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rewind",
        abstract: "End the training and send the model back to its design; draws and files stay.",
        discussion: """
            \(Opening.of(.rewind))

            Example: rhatchet rewind INC-1 --reason "a funnel"
            """
    )

    @OptionGroup var decision: DecisionOptions

    func run() throws {
        try self.decision.decide { .rewind(incident: $0, reason: $1) }
    }
}
