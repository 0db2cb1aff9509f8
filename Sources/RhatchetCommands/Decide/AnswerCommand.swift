import ArgumentParser
import RhatchetProtocol
import RhatchetServices

/// The director's answer to a design question.
struct AnswerCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "answer",
        abstract: "Answer a design question: go on with less, have the data mended, or admit that the design is wrong.",
        discussion: "Example: rhatchet answer INC-1 optional --text \"go on without the third group\""
    )

    @Argument(help: "The incident, as INC-1.")
    var incident: String

    @Argument(help: "optional (go on with less), required (the data must be mended), design_error (rewind).")
    var outcome: Outcome

    @ArgumentParser.Option(help: "What is answered; it goes into the record.")
    var text: String

    @ArgumentParser.Option(help: "How to write the answer.")
    var format = OutputFormat.text

    @OptionGroup var project: ProjectOptions

    func run() throws {
        let service = try IncidentsService(Project.existing(self.project.paths))
        let row = try service.direct(self.incident) {
            .answer(incident: $0, text: self.text, outcome: self.outcome)
        }
        try DirectorAnswer.give(row, format: self.format)
    }
}

extension Outcome: ExpressibleByArgument {}
