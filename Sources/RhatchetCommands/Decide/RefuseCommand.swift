import ArgumentParser
import RhatchetProtocol

/// The director's `refuse`.
struct RefuseCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "refuse",
        abstract: "Refuse a submitted fix: its author makes another.",
        discussion: """
            \(Opening.of(.refuse))

            Example: rhatchet refuse INC-1 --reason "not this way"
            """
    )

    @OptionGroup var decision: DecisionOptions

    func run() throws {
        try self.decision.decide { .refuse(incident: $0, reason: $1) }
    }
}
