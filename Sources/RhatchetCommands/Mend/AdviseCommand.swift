import ArgumentParser
import RhatchetProtocol
import RhatchetServices

/// The modeler's `advise`.
struct AdviseCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "advise",
        abstract: "Answer a consultation: what is wrong, and what you recommend.",
        discussion: """
            In 'consulting', by the modeler. An analysis alone is taken, and the recommendation may follow.

            Examples:
              rhatchet advise INC-1 --analysis "a funnel" --recommendation "non-centre it" --rewind
              rhatchet advise INC-1 --recommendation "more tuning" --change tune=2000
            """
    )

    @OptionGroup var fix: FixOptions
    @OptionGroup var changes: ChangeOptions

    @ArgumentParser.Option(help: "What is wrong.")
    var analysis: String?

    @ArgumentParser.Option(help: "What should be done.")
    var recommendation: String?

    @Flag(help: "The design is wrong: recommend a rewind.")
    var rewind = false

    func validate() throws {
        guard self.analysis != nil || self.recommendation != nil || self.rewind else {
            throw ValidationError("give at least one of --analysis, --recommendation and --rewind")
        }
    }

    func run() throws {
        let incident = self.fix.of.incident
        try self.fix.act(as: .modeler) { service, signatory in
            let changes = try service.changes(self.changes.change, on: incident)
            let advice = Advice(
                analysis: self.analysis,
                recommendation: self.recommendation,
                fixClass: changes.isEmpty ? nil : .parameter,
                changes: changes,
                rewind: self.rewind
            )
            return try service.incidents.act(incident, by: signatory) { .advise(incident: $0, advice: advice) }
        }
    }
}
