import RhatchetConfiguration

/// A word at the place of a command or an option that is none.
struct UnknownWord: Error, Equatable, CustomStringConvertible {
    let description: String

    /// A command that there is not; nil where each word is one, or may be an argument.
    init?(commandIn words: CommandLineWords) {
        guard let word = words.rest.first, !word.hasPrefix("-"), word != "help", !words.names.isEmpty else {
            return nil
        }
        // Every name of two letters is near to every other.
        let near = NearestName.of(word, among: words.names.filter { word.count > 3 || $0.first == word.first })
        let hint = near.map { "did you mean '\($0)'?" } ?? "'\(words.line) --help' lists them"
        let parent = words.line == "rhatchet" ? "" : " of '\(words.line)'"
        self.description = "'\(word)' is no command\(parent); \(hint)"
    }

    /// An option that there is not; nil where each is one.
    init?(optionIn words: CommandLineWords) {
        let known = words.options
        let typed = words.rest.prefix { $0 != "--" }.filter { $0.hasPrefix("--") }
        let names = typed.map { String($0.prefix { $0 != "=" }) }
        guard let name = names.first(where: { !known.contains($0) }) else { return nil }
        let hint =
            NearestName.of(name, among: known).map { "did you mean '\($0)'?" } ?? "'\(words.line) --help' lists them"
        self.description = "'\(name)' is no option of '\(words.line)'; \(hint)"
    }
}
