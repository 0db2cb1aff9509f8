import ArgumentParser

/// The words of the messages, to read, to change and to check.
struct TemplatesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "templates",
        abstract: "The words of the messages: list them, write them out to change them, check your own.",
        discussion: "Example: rhatchet templates export emergency.activated",
        subcommands: [TemplatesListCommand.self, TemplatesExportCommand.self, TemplatesCheckCommand.self]
    )
}
