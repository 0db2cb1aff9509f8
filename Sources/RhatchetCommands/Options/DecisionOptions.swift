import ArgumentParser
import RhatchetProtocol
import RhatchetServices

/// What every decision of the director takes: which incident, why, and how to answer.
struct DecisionOptions: ParsableArguments {
    @Argument(help: "The incident, as INC-1.")
    var incident: String

    @ArgumentParser.Option(help: "Why; it goes into the record.")
    var reason: String

    @ArgumentParser.Option(help: "How to write the answer.")
    var format = OutputFormat.text

    @OptionGroup var project: ProjectOptions

    /// Does it as the director, and says how the incident stands then.
    func decide(_ command: (IncidentID, String) -> Command) throws {
        let service = try IncidentsService(Project.existing(self.project.paths))
        let row = try service.direct(self.incident) { command($0, self.reason) }
        try DirectorAnswer.give(row, format: self.format)
    }
}
