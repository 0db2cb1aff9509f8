import ArgumentParser
import RhatchetProtocol

/// The director's `approve`.
struct ApproveCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "approve",
        abstract: "Approve a submitted fix: it is applied, and the training may restart.",
        discussion: """
            \(Opening.of(.approve)) A change of algorithm, and what a design error was found in, is rewound or refused instead.

            Example: rhatchet approve INC-1 --reason "known remedy"
            """
    )

    @OptionGroup var decision: DecisionOptions

    func run() throws {
        try self.decision.decide { .approve(incident: $0, reason: $1) }
    }
}
