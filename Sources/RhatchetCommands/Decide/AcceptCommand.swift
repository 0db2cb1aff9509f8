import ArgumentParser
import RhatchetEngine
import RhatchetProtocol
import RhatchetServices

/// A person accepts what no parameter repairs.
struct AcceptCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "accept",
        abstract: "Accept that no parameter repairs a model, and mute its convergence findings.",
        discussion: """
            By a person who is director. From then on convergence findings of the model are recorded and counted, open \
            no incident and wake nobody; 'status' and 'show' tell of them. Failures of the program, the data or the \
            machine are never muted, nor is a training that died. It ends when the model file changes, unless it is \
            accepted for any file; an incident that is open stays open.

            Examples:
              rhatchet accept model_1 --not-repairable --reason "two modes, both are wanted"
              rhatchet accept model_1 --lift --reason "reparametrised"
            """
    )

    @Argument(help: "The model, as model_1.", completion: Completions.models)
    var model: String

    @Flag(help: "No parameter repairs it: mute its convergence findings.")
    var notRepairable = false

    @Flag(help: "Take that back.")
    var lift = false

    @Flag(help: "Also when the model file changes.")
    var anyFile = false

    @ArgumentParser.Option(help: "Why; it goes into the record.")
    var reason: String

    @ArgumentParser.Option(help: "How to write the answer.")
    var format = OutputFormat.text

    @OptionGroup var actor: ActorOptions
    @OptionGroup var project: ProjectOptions

    func validate() throws {
        guard self.notRepairable != self.lift else {
            throw ValidationError("give --not-repairable to accept it, or --lift to take it back")
        }
        guard !self.lift || !self.anyFile else { throw ValidationError("--any-file goes with --not-repairable") }
    }

    func run() throws {
        let project = try Project.existing(self.project.paths)
        let model = try ActionService(project).model(self.model)
        let signatory = try self.actor.signatory(.director, in: project)
        let service = AcceptanceService(project)
        if self.lift {
            try self.answer(service.lift(model, reason: self.reason, by: signatory)) { InertText.line($0.sentence) }
        } else {
            let row = try service.accept(model, reason: self.reason, anyFile: self.anyFile, by: signatory)
            try self.answer(row) { "  \($0.sentence)" }
        }
    }

    private func answer<Answer: Encodable>(_ answer: Answer, _ sentence: (Answer) -> String) throws {
        switch self.format {
        case .json: Terminal.say(try JSONText.make(answer, pretty: true))
        case .text: Terminal.say(sentence(answer))
        }
    }
}

extension AcceptanceService.Row {
    var sentence: String {
        let standing = self.holds ? "muted" : "no longer muted, the model file has changed"
        let count = self.muted == 0 ? "" : ", \(self.muted) finding\(self.muted == 1 ? "" : "s") since"
        let latest = self.latest.map { " (\($0))" } ?? ""
        return InertText.line(
            "\(self.model): not repairable by parameters, \(standing)\(count)\(latest); \(self.by): \(self.reason)"
        )
    }
}
