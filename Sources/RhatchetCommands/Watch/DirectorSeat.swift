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

    /// What a key does; one that cannot be taken back must be pressed twice.
    ///
    /// - Returns: the key that was pressed once and waits for its second time.
    func press(_ key: Character, after pending: Character?) throws -> Character? {
        guard let choice = self.choices.first(where: { $0.key == key }) else { return nil }
        if choice.isFinal, pending != key { return key }
        try self.watch.choose(choice)
        return nil
    }

    /// What is asked after the first press.
    func question(_ key: Character) -> String? {
        self.choices.first { $0.key == key }.map { "press [\($0.key)] again to \($0.label)" }
    }
}
