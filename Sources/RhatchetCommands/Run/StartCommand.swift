import ArgumentParser
import RhatchetProtocol

/// `start`.
struct StartCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "start",
        abstract: "Record that a model's training starts; 'rhatchet watch' starts it.",
        discussion: """
            By the model trainer where the model has no training, or a completed one; by the director after a rewind or a \
            termination.

            Example: rhatchet start model_1
            """
    )

    @OptionGroup var of: ModelOptions

    @ArgumentParser.Option(help: "model_trainer or director; else whose it is now.")
    var role: Role?

    @Flag(help: "A trial: it opens incidents, never an emergency.")
    var trial = false

    func run() throws {
        let starter = { (model: Model) -> Role in model.training == .terminated ? .director : .modelTrainer }
        try self.of.act(as: self.role, of: { [starter($0)] }) { .start(model: $0, trial: self.trial ? true : nil) }
    }
}
