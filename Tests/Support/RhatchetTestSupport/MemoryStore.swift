package import RhatchetEngine
import RhatchetProtocol

/// What several ``InMemoryLedger``s share: the file that is none.
package final class MemoryStore {
    package private(set) var entries: [Entry] = []
    package private(set) var outbox: [StoredEffect] = []
    private(set) var kept = MemoryProjection()
    /// Transactions that were stored.
    package private(set) var commits: Int64 = 0
    /// The number of lines after which a transaction fails, to see what is left of it; nil for never.
    package var failsAfterLines: Int?

    package init() {}

    func commit(_ transaction: Transaction) {
        self.entries = transaction.entries
        self.outbox = transaction.outbox
        self.kept = transaction.kept
        self.commits += 1
    }

    func mark(_ id: StoredEffect.ID, as progress: StoredEffect.Progress, result: String?) {
        for index in self.outbox.indices where self.outbox[index].id == id {
            self.outbox[index].progress = progress
            self.outbox[index].result = result
        }
        self.commits += 1
    }

    /// The device is full.
    package struct Failure: Error {}

    /// Lines that are stored together, or not at all.
    final class Transaction: LedgerTransaction {
        fileprivate var entries: [Entry]
        fileprivate var outbox: [StoredEffect]
        fileprivate var kept: MemoryProjection
        private var linesLeft: Int?

        init(_ store: MemoryStore) {
            self.entries = store.entries
            self.outbox = store.outbox
            self.kept = store.kept
            self.linesLeft = store.failsAfterLines
        }

        func entries(after sequence: Int64, limit: Int) throws -> [Entry] {
            Array(self.entries.dropFirst(Int(sequence)).prefix(limit))
        }

        func newestSequence() throws -> Int64 { self.entries.last?.sequence ?? 0 }

        func projectedThrough() throws -> Int64? { self.kept.standing?.sequence }

        func projection() throws -> Projection? { self.kept.projection }

        func incident(_ id: IncidentID) throws -> Projection.KeptIncident? { self.kept.incidents[id] }

        func project(_ projection: Projection) throws { self.kept.store(projection) }

        func dropProjection() throws { self.kept = MemoryProjection() }

        func mark(_ id: StoredEffect.ID, as progress: StoredEffect.Progress, result: String?) throws {
            for index in self.outbox.indices where self.outbox[index].id == id {
                self.outbox[index].progress = progress
                self.outbox[index].result = result
            }
        }

        func append(_ draft: Draft, stamp: Stamp) throws -> LineMark {
            if let left = self.linesLeft {
                guard left > 0 else { throw Failure() }
                self.linesLeft = left - 1
            }
            let sequence = Int64(self.entries.count) + 1
            self.entries.append(
                Entry(
                    sequence: sequence,
                    kind: draft.kind,
                    at: draft.at,
                    stamp: stamp,
                    body: draft.body,
                    hash: "line \(sequence)"
                )
            )
            return LineMark(sequence: sequence, hash: "line \(sequence)")
        }

        func enqueue(_ effect: StoredEffect) throws {
            guard !self.outbox.contains(where: { $0.id == effect.id }) else { throw Failure() }
            self.outbox.append(effect)
        }
    }
}
