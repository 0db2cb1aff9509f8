package import RhatchetEngine
package import RhatchetProtocol

/// Looks at a whole store: the chain, the laws of histories, the outbox, and what is kept beside the log.
///
/// Nothing is changed by it.
package struct StoreAudit {
    /// How many lines are read at once.
    private static let batch = 2000

    /// Lines that were read.
    package private(set) var lines: Int64 = 0
    /// The hash of the last of them; nil for an empty log.
    package private(set) var head: String?
    package private(set) var damages: [Damage] = []
    /// What folding the log gives.
    package var state: ProtocolState { self.history.state }
    /// Every note, for whoever looks at the files that they name.
    package private(set) var notes: [(line: Int64, note: Note)] = []

    private var chain = ChainWalk()
    private var history = History()
    private var effects: [StoredEffect.ID: String] = [:]
    private var mentions: [Int64: Mention] = [:]

    /// - Throws: ``LedgerError`` where the store cannot be read at all.
    package init(_ ledger: SQLiteLedger) throws {
        self.damages += try ledger.integrity().map { Damage("the file is damaged: \($0)") }
        while true {
            let entries = try ledger.rawEntries(after: self.lines, limit: Self.batch)
            guard let last = entries.last else { break }
            for entry in entries { self.take(entry) }
            self.lines = last.sequence
        }
        try self.compareEffects(ledger)
        try self.compareKept(ledger)
    }

    private mutating func take(_ entry: RawEntry) {
        switch entry {
        case .unreadable(let sequence, let reason): self.damages.append(Damage(line: sequence, reason))
        case .whole(let entry): self.take(entry)
        }
    }

    private mutating func take(_ entry: Entry) {
        let line = try? Line(entry)
        let about = line.map { Mention($0.sequence, $0.content).sentence }
        if let broken = self.chain.take(entry) {
            self.damages.append(Damage(line: entry.sequence, about: about, broken))
        }
        self.head = entry.hash
        switch line?.content {
        case .event(let event): self.take(event, entry.sequence, about)
        case .note(let note): self.notes.append((entry.sequence, note))
        case nil: self.damages.append(Damage(line: entry.sequence, "cannot be understood"))
        }
        if let line {
            var mention = Mention(line.sequence, line.content)
            mention.model = mention.model ?? mention.incident.flatMap(self.state.incident)?.model
            self.mentions[entry.sequence] = mention
        }
    }

    private mutating func take(_ event: Event, _ sequence: Int64, _ about: String?) {
        for law in self.history.take(event) {
            self.damages.append(Damage(line: sequence, about: about, "breaks a law of every history: \(law)"))
        }
        for (index, effect) in event.effects.enumerated() {
            let body = try? CanonicalJSON.encode(effect)
            self.effects[StoredEffect.ID(sequence: sequence, index: index)] = body
        }
    }

    /// Effects stand in the outbox for events that ask for them, and for nothing else.
    private mutating func compareEffects(_ ledger: SQLiteLedger) throws {
        let stored = try ledger.outbox()
        for effect in stored where self.effects[effect.id] != effect.body {
            self.damages.append(
                Damage(line: effect.id.sequence, "an effect stands in the outbox that it does not ask for")
            )
        }
        let ids = Set(stored.map(\.id))
        for id in self.effects.keys.filter({ !ids.contains($0) }).sorted(by: { $0.sequence < $1.sequence }) {
            self.damages.append(Damage(line: id.sequence, "an effect that it asks for is not in the outbox"))
        }
    }

    private mutating func compareKept(_ ledger: SQLiteLedger) throws {
        let different = try KeptComparison(self.state, self.lines, self.mentions).differences(ledger)
        self.damages += different.map { Damage($0, isDerived: true) }
    }
}
