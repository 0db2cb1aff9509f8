import ArgumentParser
import Foundation
import RhatchetEngine
import RhatchetProtocol
import RhatchetServices

/// The pass phrases by which persons prove who they are.
struct PersonCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "person",
        abstract: "Pass phrases: how a person proves an approval.",
        discussion: """
            Of a pass phrase only what checks it is kept, never the phrase. Once you have one, nothing is decided in \
            your name without it, whoever uses your account.

            Example: rhatchet person enroll
            """,
        subcommands: [
            PersonEnrollCommand.self, PersonConfirmCommand.self, PersonRotateCommand.self, PersonRevokeCommand.self,
            PersonListCommand.self,
        ],
        defaultSubcommand: PersonListCommand.self
    )
}

/// A person's first pass phrase.
struct PersonEnrollCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "enroll",
        abstract: "Become known by a pass phrase.",
        discussion: """
            The first person is trusted; every other one is confirmed by somebody who is known ('person confirm').

            Examples:
              rhatchet person enroll
              pass show rhatchet | rhatchet person enroll ada --phrase-stdin
            """
    )

    @Argument(help: "The name that 'rhatchet.yaml' has; else the account's.")
    var name: String?

    @Flag(help: "Read the phrase from standard input.")
    var phraseStdin = false

    @OptionGroup var project: ProjectOptions

    func run() throws {
        let name = self.name ?? NSUserName()
        let service = PersonService(try Project(self.project.paths))
        let phrase = try NewPhrase.ask(name, fromStandardInput: self.phraseStdin)
        let counts = try service.enroll(name, phrase: phrase)
        Terminal.say(
            counts
                ? "'\(name)' is known by the pass phrase from now on; keep it, nobody can tell it to you"
                : "'\(name)' waits to be confirmed: let somebody who is known run 'rhatchet person confirm \(name)'"
        )
    }
}

/// Somebody else's first pass phrase, vouched for.
struct PersonConfirmCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "confirm",
        abstract: "Vouch for somebody who has enrolled: it was really they who did.",
        discussion: "Example: rhatchet person confirm ben --as ada"
    )

    @Argument(help: "Who is confirmed.")
    var name: String

    @OptionGroup var actor: ActorOptions
    @OptionGroup var project: ProjectOptions

    func run() throws {
        let project = try Project.existing(self.project.paths)
        try PersonService(project).confirm(self.name, by: self.actor.person(nil, in: project))
        Terminal.say("'\(self.name)' is known by the pass phrase from now on")
    }
}

/// Another pass phrase in the place of the old.
struct PersonRotateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rotate",
        abstract: "Change your pass phrase.",
        discussion:
            "With --phrase-stdin the first line is the old one, the second the new.\n\nExample: rhatchet person rotate ada"
    )

    @Argument(help: "Whose; else the account's.")
    var name: String?

    @OptionGroup var actor: ActorOptions
    @OptionGroup var project: ProjectOptions

    func run() throws {
        let name = self.name ?? NSUserName()
        let project = try Project.existing(self.project.paths)
        let signatory = try self.actor.person(name, in: project)
        let phrase = try NewPhrase.ask(name, fromStandardInput: self.actor.phraseStdin)
        try PersonService(project).rotate(name, to: phrase, by: signatory)
        Terminal.say("the pass phrase of '\(name)' is changed")
    }
}

/// A pass phrase that counts no more.
struct PersonRevokeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "revoke",
        abstract: "End a pass phrase: your own, or as the director somebody else's.",
        discussion: "Example: rhatchet person revoke ben --as ada"
    )

    @Argument(help: "Whose.")
    var name: String

    @OptionGroup var actor: ActorOptions
    @OptionGroup var project: ProjectOptions

    func run() throws {
        let project = try Project.existing(self.project.paths)
        let signatory = try self.actor.person(self.actor.name ?? self.name, in: project)
        try PersonService(project).revoke(self.name, by: signatory)
        Terminal.say("'\(self.name)' is known by no pass phrase any more")
    }
}

/// Who is known.
struct PersonListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "Who is known by a pass phrase.",
        discussion: "Example: rhatchet person list --format json"
    )

    @ArgumentParser.Option(help: "How to write it.")
    var format = OutputFormat.text

    @OptionGroup var project: ProjectOptions

    func run() throws {
        let project = try Project.existing(self.project.paths)
        try CredentialList(project, .person).say(self.format, none: "nobody is known by a pass phrase")
    }
}

/// A phrase that is to be remembered: typed twice at a terminal.
enum NewPhrase {
    static func ask(_ name: String, fromStandardInput: Bool) throws -> String {
        if fromStandardInput, let phrase = Secret.fromStandardInput() { return phrase }
        guard !fromStandardInput, let first = Secret.ask("new pass phrase of \(name): ") else {
            throw Refusal(.malformed, "no pass phrase was given", hint: "type it at a terminal, or use --phrase-stdin")
        }
        guard Secret.ask("once more: ") == first else {
            throw Refusal(.malformed, "the two are not the same", hint: "nothing was changed; try it again")
        }
        return first
    }
}
