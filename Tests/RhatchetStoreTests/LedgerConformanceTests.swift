import RhatchetEngine
import RhatchetProtocol
import RhatchetTestSupport
import Testing

/// What every ledger promises, whatever it stands on.
@Suite struct LedgerConformanceTests {
    private struct Stop: Error {}

    private let folder: ScratchFolder

    init() throws { self.folder = try ScratchFolder() }

    @Test(arguments: LedgerKind.allCases) func `lines are numbered from 1 without a gap and kept in order`(
        kind: LedgerKind
    ) throws {
        let ledger = try kind.open(1, in: self.folder)[0]
        let numbers = try ledger.write { transaction in
            try (1...3).map { try transaction.append(.line($0), stamp: .any).sequence }
        }
        #expect(numbers == [1, 2, 3])
        try ledger.fill(2)
        #expect(try ledger.entries(after: 0).map(\.sequence) == [1, 2, 3, 4, 5])
    }

    @Test(arguments: LedgerKind.allCases) func `a line comes back as it was given`(kind: LedgerKind) throws {
        let ledger = try kind.open(1, in: self.folder)[0]
        let stamp = Stamp(wall: -1, boot: .max, bootID: "böot'1\"")
        let draft = Draft(
            kind: .note,
            at: Instant(milliseconds: .min),
            body: "{\"text\":\"R̂ 💥 \\n '; DROP TABLE log; --\"}"
        )
        _ = try ledger.write { try $0.append(draft, stamp: stamp) }
        let entry = try #require(try ledger.entries(after: 0).first)
        #expect(entry.kind == draft.kind)
        #expect(entry.at == draft.at)
        #expect(entry.body == draft.body)
        #expect(entry.stamp == stamp)
    }

    @Test(arguments: LedgerKind.allCases) func `only the lines after a number are given, inside a transaction too`(
        kind: LedgerKind
    ) throws {
        let ledger = try kind.open(1, in: self.folder)[0]
        try ledger.fill(5)
        #expect(try ledger.entries(after: 3).map(\.sequence) == [4, 5])
        #expect(try ledger.entries(after: 5).isEmpty)
        let inside = try ledger.write { transaction in
            try transaction.append(.line(6), stamp: .any)
            return try transaction.entries(after: 4).map(\.sequence)
        }
        #expect(inside == [5, 6])
    }

    @Test(arguments: LedgerKind.allCases) func `what throws stores nothing, neither lines nor effects`(
        kind: LedgerKind
    ) throws {
        let ledger = try kind.open(1, in: self.folder)[0]
        try ledger.fill(1)
        #expect(throws: Stop.self) {
            try ledger.write { transaction in
                let sequence = try transaction.append(.line(2), stamp: .any).sequence
                try transaction.enqueue(.waiting(sequence, 0))
                throw Stop()
            }
        }
        #expect(try ledger.entries(after: 0).map(\.sequence) == [1])
        #expect(try ledger.pendingEffects().isEmpty)
        try ledger.fill(1)
        #expect(try ledger.entries(after: 0).map(\.sequence) == [1, 2])
    }

    @Test(arguments: LedgerKind.allCases)
    func `effects wait in the order of their events, until they are done or failed`(
        kind: LedgerKind
    ) throws {
        let ledger = try kind.open(1, in: self.folder)[0]
        try ledger.fill(2)
        try ledger.write { transaction in
            for (sequence, index) in [(Int64(2), 1), (1, 0), (2, 0)] {
                try transaction.enqueue(.waiting(sequence, index))
            }
        }
        let ids = try ledger.pendingEffects().map(\.id)
        #expect(ids == [.init(sequence: 1, index: 0), .init(sequence: 2, index: 0), .init(sequence: 2, index: 1)])
        try ledger.mark(ids[0], as: .intended, result: "pid 7")
        #expect(try ledger.pendingEffects().first?.progress == .intended)
        #expect(try ledger.pendingEffects().first?.result == "pid 7")
        try ledger.mark(ids[0], as: .done, result: nil)
        try ledger.mark(ids[1], as: .failed, result: "no such file")
        #expect(try ledger.pendingEffects().map(\.id) == [ids[2]])
    }

    @Test(arguments: LedgerKind.allCases) func `one effect does not get into the outbox twice`(kind: LedgerKind) throws
    {
        let ledger = try kind.open(1, in: self.folder)[0]
        try ledger.fill(1)
        try ledger.write { try $0.enqueue(.waiting(1, 0)) }
        #expect(throws: (any Error).self) { try ledger.write { try $0.enqueue(.waiting(1, 0)) } }
        #expect(try ledger.pendingEffects().count == 1)
    }

    @Test(arguments: LedgerKind.allCases) func `the version changes when another writes, and not by own writing`(
        kind: LedgerKind
    ) throws {
        let ledgers = try kind.open(2, in: self.folder)
        let before = try ledgers[1].version()
        try ledgers[1].fill(1)
        #expect(try ledgers[1].version() == before)
        try ledgers[0].fill(1)
        #expect(try ledgers[1].version() != before)
        #expect(try ledgers[1].entries(after: 0).count == 2)
    }
}

extension StoredEffect {
    fileprivate static func waiting(_ sequence: Int64, _ index: Int) -> StoredEffect {
        StoredEffect(id: ID(sequence: sequence, index: index), progress: .pending, body: "{\"e\":\(index)}")
    }
}
