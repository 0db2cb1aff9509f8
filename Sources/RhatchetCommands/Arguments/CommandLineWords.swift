import ArgumentParser

/// What was typed, as far as its words name commands.
struct CommandLineWords {
    /// The command that they lead to.
    private(set) var command: any ParsableCommand.Type
    /// `rhatchet policy` for that command.
    private(set) var line = "rhatchet"
    /// What follows.
    private(set) var rest: ArraySlice<String>

    init(_ words: [String], of root: any ParsableCommand.Type) {
        self.command = root
        self.rest = words.drop { $0 == "help" }
        while let next = self.next, let word = self.rest.popFirst() {
            self.command = next
            self.line += " \(word)"
        }
    }

    private var next: (any ParsableCommand.Type)? {
        self.command.configuration.subcommands.first { $0.configuration.commandName == self.rest.first }
    }

    /// The names of its commands, but for those that nobody types.
    var names: [String] {
        self.command.configuration.subcommands.compactMap { command in
            command.configuration.shouldDisplay ? command.configuration.commandName : nil
        }
    }

    /// Its options, as its help has them.
    var options: [String] {
        Set(Application.helpMessage(for: self.command).matches(of: /--[a-z][a-z-]*/).map { String($0.output) }).sorted()
    }
}
