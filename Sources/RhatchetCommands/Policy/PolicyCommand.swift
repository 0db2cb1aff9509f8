import ArgumentParser

/// The policy of a project, as a file and as what it comes to.
struct PolicyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "policy",
        abstract: "Check rhatchet.yaml, or show what it comes to.",
        discussion: """
            Examples:
              rhatchet policy check
              rhatchet policy show --effective
            """,
        subcommands: [PolicyCheckCommand.self, PolicyShowCommand.self]
    )
}
