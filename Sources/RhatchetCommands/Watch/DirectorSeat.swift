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

    func press(_ key: Character) throws {
        guard let choice = self.choices.first(where: { $0.key == key }) else { return }
        try self.watch.choose(choice)
    }
}
