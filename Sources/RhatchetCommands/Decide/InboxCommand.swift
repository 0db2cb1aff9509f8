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
            works alone, that person. As JSON each item has the case, too, as a program that fills the role gets it.

            Exit status: 0 nothing waits, 2 it cannot be read, 3 something waits. With --wait it is 0 as soon as \
            something waits, and 1 where --timeout has passed before.

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

    @Flag(name: [.customLong("wait"), .customLong("watch")], help: "Return only once something waits.")
    var wait = false

    @ArgumentParser.Option(help: "How long to wait at most, as 10m.")
    var timeout: DurationArgument?

    @ArgumentParser.Option(help: "How to write it.")
    var format = OutputFormat.text

    @OptionGroup var actor: ActorOptions
    @OptionGroup var project: ProjectOptions

    func validate() throws {
        guard self.timeout == nil || self.wait else { throw ValidationError("--timeout is for --wait") }
        guard !self.all || self.role.isEmpty else { throw ValidationError("give --all or --role") }
    }

    func run() throws {
        let project = try Project.existing(self.project.paths)
        let inbox = InboxService(project)
        let roles = try self.roles(inbox, project)
        try self.waitForSomething(inbox, roles)
        let items: [InboxItem]
        switch self.format {
        case .json:
            let tool = try? ReaderOptions.tool(nil, project.paths)
            items = try inbox.items(for: roles, tool: tool, withCases: true)
            Terminal.say(try JSONText.make(items, pretty: true, keys: .convertToSnakeCase))
        case .text:
            items = try inbox.items(for: roles)
            InboxText.lines(items, roles, isFull: self.full, Terminal.palette).forEach(Terminal.say)
        }
        if let status = self.status(isEmpty: items.isEmpty) { throw ExitCode(status) }
    }

    private func status(isEmpty: Bool) -> Int32? {
        if self.wait { return isEmpty ? 1 : nil }
        return isEmpty ? nil : 3
    }

    /// Looks four times a second, as a watch does.
    private func waitForSomething(_ inbox: InboxService, _ roles: [Role]) throws {
        guard self.wait else { return }
        let limit = self.timeout.map { ContinuousClock.now + .milliseconds($0.amount.milliseconds) }
        while try inbox.items(for: roles).isEmpty, limit.map({ ContinuousClock.now < $0 }) ?? true {
            Thread.sleep(forTimeInterval: 0.25)
        }
    }

    private func roles(_ inbox: InboxService, _ project: Project) throws -> [Role] {
        if self.all { return Role.allCases }
        if !self.role.isEmpty { return self.role }
        return try self.actor.participants(in: project).flatMap(inbox.roles)
    }
}
