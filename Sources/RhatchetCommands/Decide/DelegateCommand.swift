import ArgumentParser
import RhatchetProtocol
import RhatchetServices

/// The director's `delegate`.
struct DelegateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "delegate",
        abstract: "Have an incident mended: by the code translator, or by the data engineer.",
        discussion: """
            What is of convergence is consulted on first. Who has it can be replaced by delegating again.

            Examples:
              rhatchet delegate INC-1
              rhatchet delegate INC-1 --to data_engineer --category data
            """
    )

    @Argument(help: "The incident, as INC-1.")
    var incident: String

    @ArgumentParser.Option(help: "code_translator or data_engineer; else whose the category is.")
    var to: Role?

    @ArgumentParser.Option(help: "Correct the category: implementation, data, resource, convergence, unknown.")
    var category: RhatchetProtocol.Category?

    @ArgumentParser.Option(help: "Ask the modeler to guide the delegate, and say in what.")
    var guidance: String?

    @ArgumentParser.Option(help: "How to write the answer.")
    var format = OutputFormat.text

    @OptionGroup var project: ProjectOptions

    func run() throws {
        let service = try IncidentsService(Project.existing(self.project.paths))
        let category = try self.category ?? service.row(self.incident).category
        let row = try service.direct(self.incident) {
            .delegate(
                incident: $0,
                to: self.to ?? category.implementer,
                category: self.category,
                guidance: self.guidance
            )
        }
        try DirectorAnswer.give(row, format: self.format)
    }
}

extension Role: ExpressibleByArgument {}
extension RhatchetProtocol.Category: ExpressibleByArgument {}
