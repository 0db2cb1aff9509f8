import RhatchetServices

/// What the director at the keyboard is in the middle of.
struct DirectorKeys {
    private let watch: Watch
    private var pending: Character?
    private var entry: (phrase: PhraseEntry, choice: DirectorChoice)?

    init(_ watch: Watch) {
        self.watch = watch
    }

    /// Whether a pass phrase is being typed, in which any key may stand.
    var isTyping: Bool { self.entry != nil }

    /// What stands at the bottom of the page; nil where nothing waits for them.
    func prompt(_ seat: DirectorSeat?) -> String? {
        guard let seat else { return nil }
        return self.entry?.phrase.prompt ?? self.pending.flatMap { seat.question($0) } ?? seat.prompt
    }

    mutating func take(_ key: Character, _ seat: DirectorSeat?) throws {
        // What was asked has been answered elsewhere meanwhile.
        guard let seat else { return self.forget() }
        if self.entry != nil { return try self.type(key) }
        switch try seat.press(key, after: self.pending) {
        case .nothing: self.forget()
        case .once(let key): self.pending = key
        case .phrase(let phrase, let choice): self.entry = (phrase, choice)
        }
    }

    private mutating func type(_ key: Character) throws {
        guard let step = self.entry?.phrase.take(key), let choice = self.entry?.choice else { return }
        switch step {
        case .more: return
        case .left: self.forget()
        case .done(let phrase):
            self.forget()
            try self.watch.choose(choice) { _ in phrase }
        }
    }

    private mutating func forget() {
        self.pending = nil
        self.entry = nil
    }
}
