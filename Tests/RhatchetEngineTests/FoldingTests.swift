import RhatchetEngine
import RhatchetProtocol
import RhatchetTestSupport
import Testing

/// Laws on seeded random actions through the engine: what is stored is all that there is.
@Suite struct FoldingTests {
    #if DEBUG
        private static let seeds = UInt64(1)...25
    #else
        private static let seeds = UInt64(1)...250
    #endif

    @Test func `a new engine on the same log has the same state, the same time and the same deadlines`() throws {
        for seed in Self.seeds {
            let (store, clock) = (MemoryStore(), ManualClock())
            let stage = try RandomActions.play(seed, of: 100, store: store, clock: clock)
            let again = try Engine(ledger: InMemoryLedger(store), clock: clock)
            #expect(again.state == stage.engine.state, "seed \(seed)")
            #expect(again.now == stage.engine.now, "seed \(seed)")
            #expect(again.state.deadlines() == stage.engine.state.deadlines(), "seed \(seed)")
        }
    }

    @Test func `every effect stands in the outbox once, under the number of its event`() throws {
        for seed in Self.seeds {
            let store = MemoryStore()
            let stage = try RandomActions.play(seed, of: 100, store: store, clock: ManualClock())
            let expected = try stage.engine.lines().flatMap { line in
                (line.event?.effects ?? []).indices.map { StoredEffect.ID(sequence: line.sequence, index: $0) }
            }
            #expect(store.outbox.map(\.id) == expected, "seed \(seed)")
        }
    }

    @Test func `every stored line is read back as it was written`() throws {
        for seed in Self.seeds {
            let store = MemoryStore()
            let stage = try RandomActions.play(seed, of: 40, store: store, clock: ManualClock())
            for (entry, line) in zip(store.entries, try stage.engine.lines()) {
                guard let event = line.event else { continue }
                #expect(try CanonicalJSON.encode(event) == entry.body, "seed \(seed)")
            }
        }
    }

    @Test func `the same actions at the same times give the same bytes`() throws {
        for seed in Self.seeds {
            let stores = try (0..<2).map { _ in
                let store = MemoryStore()
                _ = try RandomActions.play(seed, of: 60, store: store, clock: ManualClock())
                return store
            }
            #expect(stores[0].entries.map(\.body) == stores[1].entries.map(\.body), "seed \(seed)")
            #expect(stores[0].outbox == stores[1].outbox, "seed \(seed)")
        }
    }

    @Test func `random actions go deep enough to mean something`() throws {
        var names = Set<EventName>()
        for seed in Self.seeds {
            let stage = try RandomActions.play(seed, of: 100, store: MemoryStore(), clock: ManualClock())
            names.formUnion(try stage.engine.lines().compactMap { $0.event?.name })
        }
        #expect(names.isSuperset(of: [.emergencyExpired, .reviewGranted, .reviewOverdue, .fixSubmitted, .fixReverted]))
    }
}
