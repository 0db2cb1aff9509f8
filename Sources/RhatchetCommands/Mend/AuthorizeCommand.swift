import ArgumentParser
import RhatchetProtocol
import RhatchetServices

/// The modeler's `authorize`.
struct AuthorizeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "authorize",
        abstract: "Authorise an emergency fix: changes of sampler arguments, and nothing else.",
        discussion: """
            In 'escalated', by the modeler, within 10 minutes of the escalation (policy key 'authorize'). The director \
            reviews it afterwards.

            Example: rhatchet authorize INC-1 --change target_accept=0.65..0.9 --diagnosis "target acceptance too low"
            """
    )

    @OptionGroup var fix: FixOptions
    @OptionGroup var changes: ChangeOptions

    @ArgumentParser.Option(help: "What is wrong.")
    var diagnosis: String

    @ArgumentParser.Option(help: "Why this is expected to help.")
    var rationale: String?

    func run() throws {
        let incident = self.fix.of.incident
        try self.fix.act(as: .modeler) { service, signatory in
            let authorization = Authorization(
                diagnosis: self.diagnosis,
                rationale: self.rationale,
                changes: try service.changes(self.changes.change, on: incident)
            )
            return try service.authorize(incident, by: signatory, authorization)
        }
    }
}
