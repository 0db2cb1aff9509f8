import ArgumentParser
import RhatchetProtocol

/// The director's `recall`.
struct RecallCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "recall",
        abstract: "Turn an emergency into a standard incident; what was applied is reverted.",
        discussion: """
            \(Opening.of(.recall))

            Example: rhatchet recall INC-1 --reason "not this way"
            """
    )

    @OptionGroup var decision: DecisionOptions

    func run() throws {
        try self.decision.decide { .recall(incident: $0, reason: $1) }
    }
}
