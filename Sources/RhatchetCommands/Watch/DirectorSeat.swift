import RhatchetServices

/// The keys of the person at the terminal, where they are the director and a case waits for them.
struct DirectorSeat {
    private let watch: Watch
    private let choices: [DirectorChoice]

    /// nil while nothing waits for them.
    init?(_ watch: Watch) {
        self.watch = watch
        self.choices = watch.directorChoices
        guard !self.choices.isEmpty else { return nil }
    }

    var prompt: String {
        "you are the director: " + self.choices.map { "[\($0.key)] \($0.label)" }.joined(separator: "  ")
    }

    /// What became of a key.
    enum Pressed {
        case nothing
        /// It cannot be taken back, so it must be pressed twice.
        case once(Character)
        /// The person must prove who they are.
        case phrase(PhraseEntry, for: DirectorChoice)
    }

    func press(_ key: Character, after pending: Character?) throws -> Pressed {
        guard let choice = self.choices.first(where: { $0.key == key }) else { return .nothing }
        if choice.isFinal, pending != key { return .once(key) }
        if let name = try self.watch.directorToAsk { return .phrase(PhraseEntry(of: name), for: choice) }
        try self.watch.choose(choice) { _ in nil }
        return .nothing
    }

    /// What is asked after the first press.
    func question(_ key: Character) -> String? {
        self.choices.first { $0.key == key }.map { "press [\($0.key)] again to \($0.label)" }
    }
}
