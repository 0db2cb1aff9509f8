import ArgumentParser
import RhatchetProtocol

/// The director's review of an emergency fix.
struct ReviewCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "review",
        abstract: "Grant or reject an emergency fix, as the director.",
        discussion: """
            \(Opening.of(.review)) A rejected fix is taken back byte for byte, the training is paused, and the draws made under it are \
            quarantined. The watch carries it out; without one it is done when the next watch begins.

            Example: rhatchet review INC-1 --grant --reason "known remedy"
            """
    )

    @Flag(help: "The fix stands.")
    var grant = false

    @Flag(help: "The fix is taken back.")
    var reject = false

    @OptionGroup var decision: DecisionOptions

    func validate() throws {
        guard self.grant != self.reject else { throw ValidationError("give exactly one of --grant and --reject") }
    }

    func run() throws {
        try self.decision.decide { .review(incident: $0, verdict: self.grant ? .grant : .reject, reason: $1) }
    }
}
