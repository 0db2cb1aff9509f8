import ArgumentParser
import RhatchetServices

/// Writes shipped templates into the project.
struct TemplatesExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Write templates into rhatchet-templates/, where your changes replace the shipped ones.",
        discussion: "Example: rhatchet templates export review.granted review.rejected"
    )

    @Argument(help: "The messages, as 'rhatchet templates list' names them; all when none is named.")
    var names: [MessageName] = []

    @Flag(help: "Replace files that are there already.")
    var force = false

    @OptionGroup var project: ProjectOptions

    func run() throws {
        let paths = self.project.paths
        let export = TemplateExport(to: paths, replaces: self.force)
        let files = try export.write(self.names.isEmpty ? MessageName.allCases : self.names)
        files.map(paths.relative).forEach(Terminal.say)
    }
}

extension MessageName: ExpressibleByArgument {}
