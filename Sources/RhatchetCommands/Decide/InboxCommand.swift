import ArgumentParser
import Foundation
import RhatchetProtocol
import RhatchetServices

/// What waits for me.
struct InboxCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "inbox",
        abstract: "What waits for you, until when, and the commands that answer it.",
        discussion: """
            You are the person with the account's name, or the agent whose token is in RHATCHET_TOKEN; where one person \
            works alone, that person. With --wait it returns as soon as something waits.

            Exit status: 0 nothing waits, 2 it cannot be read, 3 something waits.

            Examples:
              rhatchet inbox
              rhatchet inbox --role modeler --wait --format json
            """
    )

    @ArgumentParser.Option(help: "Only this role; may be repeated.")
    var role: [Role] = []

    @Flag(help: "What waits for anybody.")
    var all = false

    @Flag(help: "Show the messages in full.")
    var full = false

    @Flag(help: "Wait until something waits.")
    var wait = false

    @ArgumentParser.Option(help: "How long to wait at most, as 10m.")
    var timeout: DurationArgument?

    @ArgumentParser.Option(help: "How to write it.")
    var format = OutputFormat.text

    @OptionGroup var actor: ActorOptions
    @OptionGroup var project: ProjectOptions

    func run() throws {
        let project = try Project.existing(self.project.paths)
        let inbox = InboxService(project)
        let roles = try self.roles(inbox, project)
        let items = try self.items(inbox, roles)
        switch self.format {
        case .json: Terminal.say(try JSONText.make(items, pretty: true))
        case .text: InboxText.lines(items, roles, isFull: self.full, Terminal.palette).forEach(Terminal.say)
        }
        if !items.isEmpty { throw ExitCode(3) }
    }

    private func items(_ inbox: InboxService, _ roles: [Role]) throws -> [InboxItem] {
        let limit = self.timeout.map { ContinuousClock.now + .milliseconds($0.amount.milliseconds) }
        while true {
            let items = try inbox.items(for: roles)
            guard self.wait, items.isEmpty, limit.map({ ContinuousClock.now < $0 }) ?? true else { return items }
            Thread.sleep(forTimeInterval: 0.25)
        }
    }

    private func roles(_ inbox: InboxService, _ project: Project) throws -> [Role] {
        if self.all { return Role.allCases }
        if !self.role.isEmpty { return self.role }
        return try self.actor.participants(in: project).flatMap(inbox.roles)
    }
}
