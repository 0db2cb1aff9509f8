import ArgumentParser
import RhatchetProtocol

/// What a decision of the director takes: which incident, and why.
struct DecisionOptions: ParsableArguments {
    @OptionGroup var of: CaseOptions

    @ArgumentParser.Option(help: "Why; it goes into the record.")
    var reason: String

    @ArgumentParser.Option(help: "The fix that you have seen, by its digest ('show', 'inbox'): another one is refused.")
    var fix: String?

    /// Does it as the director, and says how the incident stands then.
    func decide(_ command: (IncidentID, String) -> Command) throws {
        try self.of.act(as: .director, seen: self.fix) { command($0, self.reason) }
    }
}
