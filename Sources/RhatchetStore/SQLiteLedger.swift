import Foundation
import GRDB
package import RhatchetEngine

/// The ledger of a project, in one SQLite file under `.rhatchet/`.
///
/// Write-ahead log, one writer at a time, and a decision is acknowledged only once it is on the disk
/// (`synchronous=FULL`).
package final class SQLiteLedger: Ledger {
    /// How long a command waits for another process's transaction.
    package static let busySeconds = 10

    let queue: DatabaseQueue
    let path: String

    /// Opens the ledger at `path`, and makes it when nothing is there.
    ///
    /// - Throws: ``LedgerError``; a file that is something else is left as it is.
    package init(path: String) throws {
        self.path = path
        self.queue = try translatingErrors(path) {
            try Self.refuseForeignFile(path)
            return try DatabaseQueue(path: path, configuration: Self.configuration)
        }
        try translatingErrors(path) {
            try Schema.migrate(self.queue, path: path)
            try self.insistOnFullSync()
        }
    }

    package func write<Result>(_ body: (any LedgerTransaction) throws -> Result) throws -> Result {
        try translatingErrors(self.path) {
            try self.queue.writeWithoutTransaction { db in
                var result: Result?
                try db.inTransaction(.immediate) {
                    result = try body(SQLiteTransaction(db: db))
                    return .commit
                }
                guard let result else { throw LedgerError.damaged(path: self.path, reason: "nothing was committed") }
                return result
            }
        }
    }

    package func entries(after sequence: Int64) throws -> [Entry] {
        try translatingErrors(self.path) {
            try self.queue.read { try EntryRow.after(sequence, in: $0) }
        }
    }

    package func version() throws -> Int64 {
        try translatingErrors(self.path) {
            try self.queue.read { try Int64.fetchOne($0, sql: "PRAGMA data_version") ?? 0 }
        }
    }

    package func pendingEffects() throws -> [StoredEffect] {
        try translatingErrors(self.path) { try self.queue.read { try EffectRow.pending(in: $0) } }
    }

    package func mark(_ effect: StoredEffect.ID, as progress: StoredEffect.Progress, result: String?) throws {
        try translatingErrors(self.path) {
            try self.queue.write { try EffectRow.mark(effect, progress, result, in: $0) }
        }
    }
}

extension SQLiteLedger {
    private static var configuration: Configuration {
        var configuration = Configuration()
        configuration.journalMode = .wal
        configuration.busyMode = .timeout(TimeInterval(Self.busySeconds))
        configuration.label = "rhatchet"
        return configuration
    }

    /// GRDB sets `synchronous` back to NORMAL when it turns on the write-ahead log, so it is set after opening.
    private func insistOnFullSync() throws {
        try self.queue.writeWithoutTransaction { db in
            try db.execute(sql: "PRAGMA synchronous = FULL")
            let level = try Int.fetchOne(db, sql: "PRAGMA synchronous")
            precondition(level == 2, "the ledger's writer must run with synchronous=FULL, it runs with \(level ?? -1)")
        }
    }

    /// A file of somebody else's is never opened for writing.
    private static func refuseForeignFile(_ path: String) throws {
        guard let handle = FileHandle(forReadingAtPath: path) else { return }
        defer { try? handle.close() }
        let head = try handle.read(upToCount: 16) ?? Data()
        guard head.isEmpty || head == Data("SQLite format 3\0".utf8) else {
            throw LedgerError.damaged(path: path, reason: "it does not begin as an SQLite file does")
        }
    }
}
