import ArgumentParser
import RhatchetProtocol

/// What a decision of the director takes: which incident, and why.
struct DecisionOptions: ParsableArguments {
    @OptionGroup var of: CaseOptions

    @ArgumentParser.Option(help: "Why; it goes into the record.")
    var reason: String

    /// Does it as the director, and says how the incident stands then.
    func decide(_ command: (IncidentID, String) -> Command) throws {
        try self.of.act(as: .director) { command($0, self.reason) }
    }
}
