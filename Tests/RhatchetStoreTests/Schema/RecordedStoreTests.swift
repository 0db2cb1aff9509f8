import Foundation
import GRDB
import RhatchetEngine
import RhatchetProtocol
import RhatchetStore
import RhatchetTestSupport
import Testing

/// A store of every released schema is opened, and all of it is there.
@Suite struct RecordedStoreTests {
    private let folder: ScratchFolder

    init() throws { self.folder = try ScratchFolder() }

    @Test(.enabled(if: RecordedStore.asked != nil, "asked for by RHATCHET_RECORD_SCHEMA"))
    func `the store of a new schema is recorded, and that of a released one is not touched`() throws {
        let file = RecordedStore.file(try #require(RecordedStore.asked))
        try #require(!FileManager.default.fileExists(atPath: file.path), "a released schema is never recorded again")
        try RecordedStore.play(on: SQLiteLedger(path: file.path))
    }

    @Test func `a store of every schema is recorded`() throws {
        for schema in 1...SQLiteLedger.schema {
            #expect(FileManager.default.fileExists(atPath: RecordedStore.file(schema).path), "schema \(schema)")
        }
    }

    @Test(arguments: 1...SQLiteLedger.schema) func `a store of any released schema opens, with all that was in it`(
        schema: Int
    ) throws {
        let path = try self.copy(schema)
        let before = try Self.rows(path)
        let clock = ManualClock()
        clock.move(toMinute: 121)
        let engine = try Engine(ledger: SQLiteLedger(path: path), clock: clock)
        #expect(engine.sequence == 26)
        #expect(try engine.heads().map(\.state) == [.resolved, .resolved, .reported])
        #expect(try engine.incident(Cases.one)?.authorization == Cases.authorization)
        #expect(try engine.lines(about: .incident(IncidentID(rawValue: 2))).count == 11)
        #expect(try engine.pendingEffects().count == 4)
        #expect(HashChain.firstBroken(in: try SQLiteLedger(path: path).entries(after: 0)) == nil)
        #expect(try Self.rows(path) == before)
        let action = Action(by: .director, .delegate(incident: IncidentID(rawValue: 3), to: .codeTranslator))
        #expect(try engine.act(action).code == nil)
        #expect(try Self.version(path) == SQLiteLedger.schema)
    }

    @Test func `a store of today holds what the oldest one does, line for line`() throws {
        let path = self.folder.file("today.sqlite").path
        try RecordedStore.play(on: SQLiteLedger(path: path))
        #expect(try Self.rows(path) == Self.rows(self.copy(1)))
    }

    private func copy(_ schema: Int) throws -> String {
        let copy = self.folder.file("schema-\(schema).sqlite")
        try FileManager.default.copyItem(at: RecordedStore.file(schema), to: copy)
        return copy.path
    }

    /// The log and the outbox, which no migration may touch.
    private static func rows(_ path: String) throws -> [Row] {
        try DatabaseQueue(path: path).read { db in
            try Row.fetchAll(db, sql: "SELECT * FROM log") + Row.fetchAll(db, sql: "SELECT * FROM outbox")
        }
    }

    private static func version(_ path: String) throws -> Int? {
        try DatabaseQueue(path: path).read { try Int.fetchOne($0, sql: "PRAGMA user_version") }
    }
}
