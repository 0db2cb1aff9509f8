package import RhatchetEngine
package import RhatchetProtocol

/// One process's ledger on a ``MemoryStore``.
package final class InMemoryLedger: Ledger {
    private let store: MemoryStore
    /// Transactions that this ledger has made itself: another process's are the rest.
    private var own: Int64 = 0

    package init(_ store: MemoryStore) {
        self.store = store
    }

    package func write<Result>(_ body: (any LedgerTransaction) throws -> Result) throws -> Result {
        let draft = MemoryStore.Transaction(self.store)
        let result = try body(draft)
        self.store.commit(draft)
        self.own += 1
        return result
    }

    package func entries(after sequence: Int64, limit: Int) throws -> [Entry] {
        Array(self.store.entries.dropFirst(Int(sequence)).prefix(limit))
    }

    package func entries(about topic: Topic, after sequence: Int64) throws -> [Entry] {
        let wanted = Set(self.store.kept.mentions(of: topic))
        return self.store.entries.filter { $0.sequence > sequence && wanted.contains($0.sequence) }
    }

    package func newest() throws -> Entry? { self.store.entries.last }

    package func projection() throws -> Projection? { self.store.kept.projection }

    package func incident(_ id: IncidentID) throws -> Projection.KeptIncident? { self.store.kept.incidents[id] }

    package func heads(of model: ModelName?) throws -> [IncidentHead] {
        self.store.kept.ordered.map(\.head).filter { model == nil || $0.model == model }
    }

    package func version() throws -> Int64 { self.store.commits - self.own }

    package func pendingEffects() throws -> [StoredEffect] {
        self.store.outbox
            .filter { $0.progress == .pending || $0.progress == .intended }
            .sorted { ($0.id.sequence, $0.id.index) < ($1.id.sequence, $1.id.index) }
    }

    package func mark(_ effect: StoredEffect.ID, as progress: StoredEffect.Progress, result: String?) throws {
        self.store.mark(effect, as: progress, result: result)
        self.own += 1
    }
}
