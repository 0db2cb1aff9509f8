import ArgumentParser
import RhatchetProtocol

/// The director's answer to a design question.
struct AnswerCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "answer",
        abstract: "Answer a design question: go on with less, have the data mended, or admit that the design is wrong.",
        discussion: """
            \(Opening.of(.answer)) 'modeler' may be consulted first, and the incident comes back.

            Example: rhatchet answer INC-1 optional --text "go on without the third group"
            """
    )

    @OptionGroup var of: CaseOptions

    @Argument(help: "optional (go on with less), required (the data must be mended), design_error (rewind).")
    var outcome: Outcome

    @ArgumentParser.Option(help: "What is answered; it goes into the record.")
    var text: String

    func run() throws {
        try self.of.act(as: .director) { .answer(incident: $0, text: self.text, outcome: self.outcome) }
    }
}

extension Outcome: ExpressibleByArgument {}
