import ArgumentParser
import RhatchetProtocol

/// `resume`.
struct ResumeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "resume",
        abstract: "Let a paused training go on, or restart one whose fix was approved or applied.",
        discussion: """
            By the model trainer. A pause that the protocol made ends from 'ready' and 'applied' only; one made by hand \
            ends whenever you like. The watch carries it out.

            Example: rhatchet resume INC-1
            """
    )

    @OptionGroup var of: SubjectOptions

    func run() throws {
        try self.of.act(as: .modelTrainer) { .resume(subject: $0) }
    }
}
