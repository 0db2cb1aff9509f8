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

    @OptionGroup var of: CaseOptions

    @ArgumentParser.Option(help: "code_translator or data_engineer; else whose the category is.")
    var to: Role?

    @ArgumentParser.Option(help: "Correct the category: implementation, data, resource, convergence, unknown.")
    var category: RhatchetProtocol.Category?

    @ArgumentParser.Option(help: "Ask the modeler to guide the delegate, and say in what.")
    var guidance: String?

    func run() throws {
        try self.of.act(as: .director, of: { _ in [.director] }) { id, incident in
            .delegate(
                incident: id,
                to: self.to ?? (self.category ?? incident.category).implementer,
                category: self.category,
                guidance: self.guidance
            )
        }
    }
}

extension Role: ExpressibleByArgument {}
extension RhatchetProtocol.Category: ExpressibleByArgument {}
