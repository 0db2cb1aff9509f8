import ArgumentParser
import RhatchetProtocol

/// `pause`.
struct PauseCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pause",
        abstract: "Pause a running training; its watch carries it out.",
        discussion: "By the model trainer, whatever the state.\n\nExample: rhatchet pause model_1"
    )

    @OptionGroup var of: SubjectOptions

    func run() throws {
        try self.of.act(as: .modelTrainer) { .pause(subject: $0) }
    }
}
