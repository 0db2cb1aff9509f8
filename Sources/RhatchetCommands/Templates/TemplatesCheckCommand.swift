import ArgumentParser
import RhatchetServices

/// Checks the user's templates.
struct TemplatesCheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Check your own templates: broken ones and unknown fields, with their place.",
        discussion: """
            Exit status 2 when one of them cannot stand; the shipped one is used in its place.

            Example: rhatchet templates check
            """
    )

    @OptionGroup var project: ProjectOptions

    func run() throws {
        let templates = Templates(self.project.paths)
        for error in templates.errors { Terminal.sayError("rhatchet: \(error)") }
        guard templates.errors.isEmpty else { throw ExitCode(2) }
        let own = MessageName.allCases.filter(templates.isOwn)
        Terminal.say(own.isEmpty ? "no template of your own; the shipped ones are used" : "\(own.count) sound")
    }
}
