import ArgumentParser
import RhatchetProtocol
import RhatchetServices

/// The tokens by which agents and programs prove who they are.
struct TokenCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "token",
        abstract: "Tokens: how an agent that acts by itself proves who it is.",
        discussion: """
            An agent is named in 'rhatchet.yaml', as 'modeler: {agent: claude}', and acts with its token in \
            RHATCHET_TOKEN. A token is never a person: it approves nothing in a person's name.

            Example: rhatchet token issue claude --role modeler
            """,
        subcommands: [
            TokenIssueCommand.self, TokenRotateCommand.self, TokenRevokeCommand.self, TokenListCommand.self,
        ],
        defaultSubcommand: TokenListCommand.self
    )
}

/// A new token.
struct TokenIssueCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "issue",
        abstract: "Issue a token; it is shown once and kept nowhere.",
        discussion: "Example: rhatchet token issue claude --role modeler --role code_translator"
    )

    @Argument(help: "The agent's name, as 'rhatchet.yaml' has it.")
    var name: String

    @ArgumentParser.Option(help: "A role that it is good for; may be repeated.")
    var role: [Role]

    @OptionGroup var actor: ActorOptions
    @OptionGroup var project: ProjectOptions

    func run() throws {
        let project = try Project(self.project.paths)
        let director = try self.actor.signatory(.director, in: project)
        Terminal.say(try TokenService(project).issue(self.name, roles: self.role, by: director))
        Terminal.sayError("this is the only time that it is shown; give it to '\(self.name)' as RHATCHET_TOKEN")
    }
}

/// Another token in the place of an old one.
struct TokenRotateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rotate",
        abstract: "Issue a new token in the place of an old one, which ends.",
        discussion: "Example: rhatchet token rotate claude"
    )

    @Argument(help: "The agent's name, or the token's id.")
    var token: String

    @OptionGroup var actor: ActorOptions
    @OptionGroup var project: ProjectOptions

    func run() throws {
        let project = try Project.existing(self.project.paths)
        let director = try self.actor.signatory(.director, in: project)
        Terminal.say(try TokenService(project).rotate(self.token, by: director))
        Terminal.sayError("this is the only time that it is shown; the old one is good for nothing now")
    }
}

/// A token that counts no more.
struct TokenRevokeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "revoke",
        abstract: "End a token.",
        discussion: "Example: rhatchet token revoke claude"
    )

    @Argument(help: "The agent's name, or the token's id.")
    var token: String

    @OptionGroup var actor: ActorOptions
    @OptionGroup var project: ProjectOptions

    func run() throws {
        let project = try Project.existing(self.project.paths)
        try TokenService(project).revoke(self.token, by: self.actor.signatory(.director, in: project))
        Terminal.say("the token of '\(self.token)' is good for nothing any more")
    }
}

/// Which tokens there are.
struct TokenListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "Which tokens there are, and what for.",
        discussion: "Example: rhatchet token list --format json"
    )

    @ArgumentParser.Option(help: "How to write it.")
    var format = OutputFormat.text

    @OptionGroup var project: ProjectOptions

    func run() throws {
        let project = try Project.existing(self.project.paths)
        try CredentialList(project, .agent).say(self.format, none: "no token was issued")
    }
}
