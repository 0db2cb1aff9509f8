import ArgumentParser
import RhatchetProtocol
import RhatchetServices

/// Who fills which role, and whether that was accepted.
struct RolesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "roles",
        abstract: "Who fills which role, and whether somebody who is known has accepted it.",
        discussion: """
            Every program of your account can write 'rhatchet.yaml'. So once a person has a pass phrase, whoever is \
            named there for a role counts only when the director has accepted it.

            Example: rhatchet roles accept
            """,
        subcommands: [RolesListCommand.self, RolesAcceptCommand.self],
        defaultSubcommand: RolesListCommand.self
    )
}

/// As it stands.
struct RolesListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "Who fills which role.",
        discussion: "Example: rhatchet roles list --format json"
    )

    @ArgumentParser.Option(help: "How to write it.")
    var format = OutputFormat.text

    @OptionGroup var project: ProjectOptions

    func run() throws {
        let rows = try RosterService(Project.existing(self.project.paths)).rows()
        switch self.format {
        case .json: Terminal.say(try JSONText.make(rows, pretty: true))
        case .text: rows.map { InertText.line($0.sentence) }.forEach(Terminal.say)
        }
    }
}

/// What 'rhatchet.yaml' names from now on counts.
struct RolesAcceptCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "accept",
        abstract: "Let count whom 'rhatchet.yaml' names now, as the director.",
        discussion: "Example: rhatchet roles accept --as ada"
    )

    @OptionGroup var actor: ActorOptions
    @OptionGroup var project: ProjectOptions

    func run() throws {
        let project = try Project.existing(self.project.paths)
        let service = RosterService(project)
        try service.rows().map { InertText.line($0.sentence) }.forEach(Terminal.say)
        try service.accept(by: self.actor.person(nil, in: project))
        Terminal.say("these count from now on")
    }
}

extension RosterService.Row {
    fileprivate var sentence: String {
        let program = self.program.map { "  (\($0.joined(separator: " ")))" } ?? ""
        let standing = self.counts ? "" : self.named ? "  not accepted: 'rhatchet roles accept'" : "  named no more"
        return "  " + Format.pad(self.role.rawValue, 16) + "  \(self.participant.kind.rawValue) "
            + "\(self.participant.name)\(program)\(standing)"
    }
}
