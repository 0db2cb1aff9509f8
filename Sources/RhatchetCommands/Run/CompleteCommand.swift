import ArgumentParser
import RhatchetProtocol

/// `complete`.
struct CompleteCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "complete",
        abstract: "Record that a running training has completed.",
        discussion: "By the model trainer; a watch does it by itself.\n\nExample: rhatchet complete model_1"
    )

    @OptionGroup var of: ModelOptions

    func run() throws {
        try self.of.act(as: .modelTrainer) { .complete(model: $0) }
    }
}
