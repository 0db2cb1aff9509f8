package import RhatchetEngine
import RhatchetProtocol

/// Looks at a whole store: the chain, the laws of histories, the outbox, and what is kept beside the log.
///
/// Nothing is changed by it, and what others write meanwhile is not seen.
package struct StoreAudit {
    /// How many lines are read at once.
    private static let batch = 2000

    /// Lines that were read.
    package private(set) var lines: Int64 = 0
    /// The hash of the last of them; nil for an empty log.
    package private(set) var head: String?
    package private(set) var damages: [Damage] = []
    /// Every note, for whoever looks at the files that they name.
    package private(set) var notes: [(line: Int64, note: Note)] = []

    private var chain = ChainWalk()
    private var history = History()
    private var effects: [StoredEffect.ID: String] = [:]
    private var mentions: [Int64: Mention] = [:]

    /// - Parameter visit: is given every line that can be understood, in order.
    /// - Throws: ``LedgerError`` where the store cannot be read now; damage is no error here.
    package init(_ ledger: SQLiteLedger, visit: (Line) -> Void = { _ in }) throws {
        try ledger.snapshot {
            try self.noting("the file is damaged") {
                for fault in try ledger.integrity() { $0.damages.append(Damage("the file is damaged: \(fault)")) }
            }
            let isRead = try self.noting("the log cannot be read to its end") { try $0.walk(ledger, visit) }
            // What stands beside a log is only held against all of it.
            guard isRead else { return }
            try self.noting("the effects cannot be read") { try $0.compareEffects(ledger) }
            try self.noting("what is kept beside the log cannot be read") { try $0.compareKept(ledger) }
        }
    }

    /// Where a part cannot be read, that is what is found of it, and the next is looked at.
    ///
    /// - Returns: whether all of it could be read.
    @discardableResult
    private mutating func noting(_ what: String, _ body: (inout Self) throws -> Void) throws -> Bool {
        do {
            try body(&self)
            return true
        } catch LedgerError.damaged(_, let reason) {
            self.damages.append(Damage("\(what): \(reason)"))
            return false
        } catch LedgerError.unreadable(let sequence, let reason) {
            self.damages.append(Damage(line: sequence, reason))
            return false
        } catch LedgerError.unreadableProjection(let kept, let reason) {
            self.damages.append(Damage("what is kept of \(kept) cannot be read: \(reason)", isDerived: true))
            return false
        }
    }

    private mutating func walk(_ ledger: SQLiteLedger, _ visit: (Line) -> Void) throws {
        while true {
            // Where a page of a batch is damaged, the lines before it are read one by one.
            let entries =
                try (try? ledger.rawEntries(after: self.lines, limit: Self.batch))
                ?? ledger.rawEntries(after: self.lines, limit: 1)
            guard let last = entries.last else { return }
            for entry in entries { self.take(entry).map(visit) }
            self.lines = last.sequence
        }
    }

    private mutating func take(_ entry: RawEntry) -> Line? {
        switch entry {
        case .whole(let entry): return self.take(entry)
        case .unreadable(let sequence, let reason):
            self.damages.append(Damage(line: sequence, reason))
            return nil
        }
    }

    private mutating func take(_ entry: Entry) -> Line? {
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
            self.mentions[entry.sequence] = Mention(line.sequence, line.content) {
                self.history.whole.incident($0)?.model
            }
        }
        return line
    }

    private mutating func take(_ event: Event, _ sequence: Int64, _ about: String?) {
        for law in self.history.take(event) {
            self.damages.append(Damage(line: sequence, about: about, "breaks a law of every history: \(law)"))
        }
        for effect in (try? StoredEffect.asked(by: event, at: sequence)) ?? [] { self.effects[effect.id] = effect.body }
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
        let different = try KeptComparison(self.history.whole, self.lines, self.mentions).differences(ledger)
        self.damages += different.map { Damage($0, isDerived: true) }
    }
}
