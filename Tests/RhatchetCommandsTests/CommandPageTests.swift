import ArgumentParser
import Foundation
import RhatchetCommands
import RhatchetProtocol
import Testing

/// `docs/commands.md`, whose tables are made of the commands themselves.
@Suite struct CommandPageTests {
    private static let page = URL(filePath: #filePath).appending(path: "../../../docs/commands.md").standardized
    private static let marks = ["<!-- made of the commands by CommandPageTests: begin -->\n", "<!-- end -->\n"]

    /// `RHATCHET_GOLDEN=write` writes the tables anew, for the diff to be read.
    @Test func `the reference says of every command what its help says`() throws {
        let text = try String(contentsOf: Self.page, encoding: .utf8)
        let begin = try #require(text.range(of: Self.marks[0]))
        let end = try #require(text.range(of: Self.marks[1]))
        let made = Self.groups
        if ProcessInfo.processInfo.environment["RHATCHET_GOLDEN"] == "write" {
            let page = text[..<begin.upperBound] + made + text[end.lowerBound...]
            try Data(String(page).utf8).write(to: Self.page)
            return
        }
        let shown = text[begin.upperBound..<end.lowerBound].components(separatedBy: "\n")
        for line in made.components(separatedBy: "\n") where !shown.contains(line) {
            Issue.record("docs/commands.md lacks: \(line)")
        }
        #expect(shown.joined(separator: "\n") == made)
    }

    @Test(arguments: CommandName.allCases) func `the help of a step names each role and state in which it is open`(
        step: CommandName
    ) throws {
        let command = try #require(Self.commands.first { $0.configuration.commandName == step.rawValue })
        let when = Self.when(command)
        let open = IncidentState.allCases.filter { !$0.isTerminal }
        let states = open.filter { state in step.roles.contains { step.states(for: $0).contains(state) } }
        let isAnywhere = states == open
        if step == .verify { return }
        for state in states where !isAnywhere { #expect(when.contains("'\(state.rawValue)'"), "\(when)") }
        if isAnywhere { #expect(when.contains("in any open incident")) }
        #expect(!when.isEmpty)
    }

    private static var commands: [any ParsableCommand.Type] {
        Application.configuration.groupedSubcommands.flatMap { $0.subcommands }
    }

    private static var groups: String {
        Application.configuration.groupedSubcommands.filter { group in
            group.subcommands.contains { $0.configuration.shouldDisplay }
        }
        .map { group in
            let rows = group.subcommands.map { command in
                "| `\(command.configuration.commandName ?? "")` | \(self.cell(command.configuration.abstract)) "
                    + "| \(self.cell(self.when(command))) |\n"
            }
            let examples = group.subcommands.flatMap(self.examples).map { "\($0)\n" }
            return
                "\n### \(group.name)\n\n| command | what it does | when, and what else |\n|---|---|---|\n\(rows.joined())\n"
                + "```\n\(examples.joined())```\n"
        }
        .joined() + "\n"
    }

    private static func cell(_ text: String) -> String { text.replacing("|", with: "\\|") }

    /// The help before its examples, in one line.
    private static func when(_ command: any ParsableCommand.Type) -> String {
        let lines = command.configuration.discussion.components(separatedBy: "\n")
        return lines.prefix { !$0.hasPrefix("Example") }.filter { !$0.isEmpty }.joined(separator: " ")
    }

    private static func examples(_ command: any ParsableCommand.Type) -> [String] {
        let lines = command.configuration.discussion.components(separatedBy: "\n")
        return lines.drop { !$0.hasPrefix("Example") }.compactMap { line in
            line.range(of: "rhatchet ").map { String(line[$0.lowerBound...]) }
        }
    }
}
