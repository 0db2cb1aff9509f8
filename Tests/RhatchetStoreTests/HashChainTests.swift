import Foundation
import GRDB
import RhatchetEngine
import RhatchetStore
import RhatchetTestSupport
import Testing

@Suite struct HashChainTests {
    private let folder: ScratchFolder
    private let path: String

    init() throws {
        self.folder = try ScratchFolder()
        self.path = self.folder.file("store.sqlite").path
    }

    @Test func `a log that nobody touched is whole`() throws {
        let ledger = try SQLiteLedger(path: self.path)
        #expect(HashChain.firstBroken(in: try ledger.entries(after: 0)) == nil)
        try ledger.fill(20)
        #expect(HashChain.firstBroken(in: try ledger.entries(after: 0)) == nil)
    }

    @Test(arguments: [
        "kind = 'note'", "at = at + 1", "wall = wall - 1", "boot = boot + 1", "boot_id = boot_id || ' '",
        "body = replace(body, '7', '8')", "hash = upper(hash)", "hash = replace(hash, substr(hash, 1, 1), 'x')",
    ]) func `a changed column is found at its line`(change: String) throws {
        let ledger = try SQLiteLedger(path: self.path)
        try ledger.fill(12)
        try self.tamper("UPDATE log SET \(change) WHERE sequence = 7")
        #expect(HashChain.firstBroken(in: try ledger.entries(after: 0)) == 7)
    }

    @Test(arguments: 1...12) func `any changed byte of a body is found`(line: Int) throws {
        let ledger = try SQLiteLedger(path: self.path)
        try ledger.fill(12)
        let body = try ledger.entries(after: 0)[line - 1].body
        for position in 1...body.count {
            let changed = "substr(body, 1, \(position - 1)) || '~' || substr(body, \(position + 1))"
            try self.tamper("UPDATE log SET body = \(changed) WHERE sequence = \(line)")
            #expect(HashChain.firstBroken(in: try ledger.entries(after: 0)) == Int64(line))
            try self.tamper("UPDATE log SET body = '\(body)' WHERE sequence = \(line)")
        }
        #expect(HashChain.firstBroken(in: try ledger.entries(after: 0)) == nil)
    }

    @Test func `a line that was taken out is found, and so are two that changed places`() throws {
        let ledger = try SQLiteLedger(path: self.path)
        try ledger.fill(12)
        var entries = try ledger.entries(after: 0)
        entries.swapAt(3, 4)
        #expect(HashChain.firstBroken(in: entries) == 4)
        try self.tamper("DELETE FROM log WHERE sequence = 9")
        #expect(HashChain.firstBroken(in: try ledger.entries(after: 0)) == 9)
    }

    @Test func `a line that is put right again with its own hash is found at the next`() throws {
        let ledger = try SQLiteLedger(path: self.path)
        try ledger.fill(12)
        var entries = try ledger.entries(after: 0)
        let forged = Draft(kind: .event, at: entries[5].at, body: "{\"n\":66}")
        entries[5].body = forged.body
        entries[5].hash = HashChain.link(after: entries[4].hash, sequence: 6, draft: forged, stamp: .any)
        #expect(HashChain.firstBroken(in: entries) == 7)
    }

    /// As somebody with the file and SQLite at hand would do it.
    private func tamper(_ sql: String) throws {
        try DatabaseQueue(path: self.path).write { db in
            try db.execute(
                sql: "DROP TRIGGER IF EXISTS log_is_append_only; DROP TRIGGER IF EXISTS log_keeps_everything"
            )
            try db.execute(sql: sql)
        }
    }
}
