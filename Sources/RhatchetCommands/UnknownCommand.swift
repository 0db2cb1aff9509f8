import ArgumentParser
import RhatchetConfiguration

/// A word at the place of a command that is none.
struct UnknownCommand: Error, Equatable, CustomStringConvertible {
    private let word: String
    private let path: [String]
    private let nearest: String?

    /// Follows the words through the commands; nil where each is one, or may be an argument.
    init?(in words: [String], of root: any ParsableCommand.Type) {
        var command = root
        var path: [String] = []
        for word in words.drop(while: { $0 == "help" }) {
            let known = command.configuration.subcommands
            guard !word.hasPrefix("-"), word != "help", !known.isEmpty else { return nil }
            guard let next = known.first(where: { $0.configuration.commandName == word }) else {
                self.init(word, path: path, known: known)
                return
            }
            (command, path) = (next, path + [word])
        }
        return nil
    }

    private init(_ word: String, path: [String], known: [any ParsableCommand.Type]) {
        let names = known.compactMap { $0.configuration.shouldDisplay ? $0.configuration.commandName : nil }
        self.word = word
        self.path = path
        // Every name of two letters is near to every other.
        self.nearest = NearestName.of(word, among: names.filter { word.count > 3 || $0.first == word.first })
    }

    var description: String {
        let line = (["rhatchet"] + self.path).joined(separator: " ")
        let hint = self.nearest.map { "did you mean '\($0)'?" } ?? "'\(line) --help' lists them"
        return "'\(self.word)' is no command\(self.path.isEmpty ? "" : " of '\(line)'"); \(hint)"
    }
}
