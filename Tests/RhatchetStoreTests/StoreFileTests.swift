import Foundation
import GRDB
import RhatchetEngine
import RhatchetStore
import RhatchetTestSupport
import Testing

/// What the store does with files that are not its own, damaged, or out of reach.
@Suite struct StoreFileTests {
    private let folder: ScratchFolder
    private let path: String

    init() throws {
        self.folder = try ScratchFolder()
        self.path = self.folder.file("store.sqlite").path
    }

    @Test func `the writer runs with synchronous FULL`() throws {
        let ledger = try SQLiteLedger(path: self.path)
        #expect(try ledger.synchronousLevel() == 2)
        try ledger.fill(3)
        #expect(try ledger.synchronousLevel() == 2)
        #expect(try SQLiteLedger(path: self.path).synchronousLevel() == 2)
    }

    @Test(arguments: [
        "UPDATE log SET body = '{}'", "DELETE FROM log", "UPDATE log SET sequence = 99 WHERE sequence = 1",
        "REPLACE INTO log SELECT sequence, kind, at, wall, boot, boot_id, '{}', hash FROM log WHERE sequence = 1",
    ]) func `lines are only ever added, whoever asks`(sql: String) throws {
        let ledger = try SQLiteLedger(path: self.path)
        try ledger.fill(3)
        let before = try ledger.entries(after: 0)
        #expect(throws: DatabaseError.self) { try DatabaseQueue(path: self.path).write { try $0.execute(sql: sql) } }
        #expect(try ledger.entries(after: 0) == before)
    }

    @Test(arguments: ["", "x", "draws = pm.sample()\n", String(repeating: "R-hat 1.47\n", count: 1000)])
    func `a file that is no SQLite is refused and left as it is, an empty one is taken`(text: String) throws {
        let file = try self.folder.write(text, to: "store.sqlite")
        guard !text.isEmpty else {
            try SQLiteLedger(path: self.path).fill(1)
            return
        }
        let error = #expect(throws: LedgerError.self) { try SQLiteLedger(path: self.path) }
        #expect(error == .damaged(path: self.path, reason: "it does not begin as an SQLite file does"))
        #expect(try Data(contentsOf: file) == Data(text.utf8))
    }

    @Test(arguments: [0, 77]) func `another program's SQLite file is refused and left as it is`(mark: Int) throws {
        let theirs = try DatabaseQueue(path: self.path)
        try theirs.write { try $0.execute(sql: "CREATE TABLE songs (title TEXT); PRAGMA application_id = \(mark)") }
        try theirs.close()
        let before = try Data(contentsOf: URL(filePath: self.path))
        let error = #expect(throws: LedgerError.self) { try SQLiteLedger(path: self.path) }
        #expect(error == .damaged(path: self.path, reason: "it is another program's SQLite file"))
        #expect(try Data(contentsOf: URL(filePath: self.path)) == before)
    }

    @Test func `a store of a newer Rhatchet is refused and left as it is`() throws {
        try SQLiteLedger(path: self.path).fill(1)
        let newer = try DatabaseQueue(path: self.path)
        try newer.writeWithoutTransaction { try $0.execute(sql: "PRAGMA user_version = 9") }
        try newer.close()
        let before = try Data(contentsOf: URL(filePath: self.path))
        let error = #expect(throws: LedgerError.self) { try SQLiteLedger(path: self.path) }
        #expect(error == .newerSchema(path: self.path, found: 9, known: SQLiteLedger.schema))
        #expect(try Data(contentsOf: URL(filePath: self.path)) == before)
        #expect(
            error?.description
                == "'\(self.path)' has schema 9, this program knows up to \(SQLiteLedger.schema); use the newer rhatchet"
        )
    }

    @Test(arguments: [10, 100, 1000, 5000]) func `a store that was cut short is refused in words and left as it is`(
        bytes: Int
    ) throws {
        do { try SQLiteLedger(path: self.path).fill(200) }
        let whole = try Data(contentsOf: URL(filePath: self.path))
        try #require(whole.count > 8192)
        try whole.prefix(bytes).write(to: URL(filePath: self.path))
        let error = #expect(throws: LedgerError.self) { try SQLiteLedger(path: self.path).entries(after: 0) }
        guard case .damaged = error else {
            Issue.record("\(String(describing: error)) is not 'damaged'")
            return
        }
        #expect(try Data(contentsOf: URL(filePath: self.path)) == whole.prefix(bytes))
    }

    @Test func `a folder that is not there, or cannot be written, is said to be so`() throws {
        for path in ["\(self.folder.url.path)/nowhere/store.sqlite", "/proc/store.sqlite"] {
            let error = #expect(throws: LedgerError.self) { try SQLiteLedger(path: path) }
            #expect(error == .readOnly(path: path))
        }
    }

    @Test(.enabled(if: geteuid() != 0, "root may write everywhere"))
    func `a store in a folder without the right to write is refused`() throws {
        try SQLiteLedger(path: self.path).fill(1)
        let manager = FileManager.default
        for path in [self.path, self.folder.url.path] {
            try manager.setAttributes([.posixPermissions: 0o555], ofItemAtPath: path)
        }
        defer { try? manager.setAttributes([.posixPermissions: 0o755], ofItemAtPath: self.folder.url.path) }
        let error = #expect(throws: LedgerError.self) { try SQLiteLedger(path: self.path).fill(1) }
        #expect(error == .readOnly(path: self.path))
    }

    @Test(arguments: ["kind = 'song'", "at = 'noon'", "boot = 'never'", "body = x'ff00'"])
    func `a column that holds something else is an error, not the end of the program`(change: String) throws {
        let ledger = try SQLiteLedger(path: self.path)
        try ledger.fill(3)
        try DatabaseQueue(path: self.path).write { db in
            try db.execute(sql: "DROP TRIGGER log_is_append_only; UPDATE log SET \(change) WHERE sequence = 2")
        }
        let error = #expect(throws: LedgerError.self) { try ledger.entries(after: 0) }
        guard case .unreadable(2, _) = error else {
            Issue.record("\(String(describing: error)) does not name line 2")
            return
        }
    }
}
