import ArgumentParser
import RhatchetCommands
import RhatchetProtocol
import Testing

/// What every command promises: an example in its help, and an answer that a program can read.
@Suite struct CommandTreeTests {
    /// A command at the end of the tree, as it is typed.
    private struct Leaf {
        var path: String
        var discussion: String
        var help: String
    }

    /// They write a file or a phrase, and what they say is for people alone.
    private static let withoutFormat: Set = [
        "init", "templates export", "notices retry", "person enroll", "person confirm", "person rotate",
        "person revoke",
        "token issue", "token rotate", "token revoke", "roles accept",
    ]

    @Test func `the help of every command has an example of that very command`() {
        for leaf in Self.leaves(of: Application.self, path: "") {
            #expect(leaf.discussion.contains("Example"), "\(leaf.path)")
            #expect(leaf.discussion.contains("rhatchet \(leaf.path)"), "\(leaf.path)")
        }
    }

    @Test func `whatever says something says it as JSON too`() {
        let leaves = Self.leaves(of: Application.self, path: "")
        for leaf in leaves where !Self.withoutFormat.contains(leaf.path) {
            #expect(leaf.help.contains("--format"), "\(leaf.path)")
            #expect(leaf.help.contains("json"), "\(leaf.path)")
        }
        let paths = Set(leaves.map { $0.path })
        #expect(Self.withoutFormat.isSubset(of: paths), "an exception that is no command")
        #expect(Set(CommandName.allCases.map { $0.rawValue }).isSubset(of: paths), "every step is a command")
    }

    private static func leaves(of parent: any ParsableCommand.Type, path: String) -> [Leaf] {
        var leaves: [Leaf] = []
        let grouped = parent.configuration.groupedSubcommands.flatMap { $0.subcommands }
        for child in grouped + parent.configuration.ungroupedSubcommands where child.configuration.shouldDisplay {
            let name = (path.isEmpty ? "" : path + " ") + (child.configuration.commandName ?? "")
            let below = Self.leaves(of: child, path: name)
            let help = Application.helpMessage(for: child, columns: 200)
            leaves += below.isEmpty ? [Leaf(path: name, discussion: child.configuration.discussion, help: help)] : below
        }
        return leaves
    }
}
