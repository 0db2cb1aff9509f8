import Foundation
import GRDB
package import RhatchetEngine
package import RhatchetProtocol

/// The ledger of a project, in one SQLite file under `.rhatchet/`.
///
/// One writer at a time, and a decision is acknowledged only once it is on the disk (`synchronous=FULL`). With a
/// write-ahead log on a disk of this machine; on a file system that several machines see, without one, and for the first
/// machine alone.
package final class SQLiteLedger: Ledger {
    /// How long a command waits for another process's transaction.
    package static let busySeconds = 10

    /// What SQLite may keep beside a file, as ends of its name.
    package static let companions = ["-wal", "-shm", "-journal"]

    /// The newest schema that this program knows.
    package static var schema: Int { Schema.version }

    let queue: DatabaseQueue
    package let path: String
    /// What it lies on.
    package let fileSystem: FileSystemKind

    /// Opens the ledger at `path`, and makes it when nothing is there.
    ///
    /// - Throws: ``LedgerError``; a file that is something else is left as it is.
    package convenience init(path: String) throws {
        try self.init(path: path, on: FileSystem.kind(of: path), host: FileSystem.host)
    }

    /// - Parameters:
    ///   - fileSystem: what the file lies on; tests say what they have not got.
    ///   - host: the name of this machine.
    package init(path: String, on fileSystem: FileSystemKind, host: String) throws {
        self.path = path
        self.fileSystem = fileSystem
        // The file is looked at by SQLite alone: closing a descriptor of our own would drop the locks of every other
        // connection that this process has on it.
        try Self.refuseScrap(path)
        self.queue = try translatingErrors(path) {
            try DatabaseQueue(path: path, configuration: Self.configuration)
        }
        try translatingErrors(path) {
            try Schema.migrate(self.queue, path: path)
            try self.chooseJournal(host)
            try self.insistOnFullSync()
        }
    }

    package func write<Result>(_ body: (any LedgerTransaction) throws -> Result) throws -> Result {
        try translatingErrors(self.path) {
            try self.queue.writeWithoutTransaction { db in
                var result: Result?
                FaultPoint.reach(.beforeBegin)
                try db.inTransaction(.immediate) {
                    FaultPoint.reach(.afterBegin)
                    result = try body(SQLiteTransaction(db: db))
                    FaultPoint.reach(.beforeCommit)
                    return .commit
                }
                FaultPoint.reach(.afterCommit)
                guard let result else { throw LedgerError.damaged(path: self.path, reason: "nothing was committed") }
                return result
            }
        }
    }

    package func entries(after sequence: Int64, limit: Int) throws -> [Entry] {
        try self.read { try EntryRow.after(sequence, limit: limit, in: $0) }
    }

    package func entries(about topic: Topic, after sequence: Int64) throws -> [Entry] {
        try self.read { try MentionRow.entries(about: topic, after: sequence, in: $0) }
    }

    package func newest() throws -> Entry? {
        try self.read(EntryRow.newest)
    }

    package func projection() throws -> Projection? {
        try self.read(ProjectionRow.all)
    }

    package func incident(_ id: IncidentID) throws -> Projection.KeptIncident? {
        try self.read { try IncidentRow.one(id, in: $0) }
    }

    package func heads(of model: ModelName?) throws -> [IncidentHead] {
        try self.read { try IncidentRow.heads(of: model, in: $0) }
    }

    package func version() throws -> Int64 {
        try self.read { try Int64.fetchOne($0, sql: "PRAGMA data_version") ?? 0 }
    }

    package func pendingEffects() throws -> [StoredEffect] {
        try self.read(EffectRow.pending)
    }

    /// One state of the store for everything that `body` reads; what others write meanwhile is not seen.
    func snapshot(_ body: () throws -> Void) throws {
        try self.read { _ in try body() }
    }

    /// In a transaction of its own, or in that of a ``snapshot(_:)`` around it: therefore GRDB's re-entrant reading.
    func read<Value>(_ body: (Database) throws -> Value) throws -> Value {
        try translatingErrors(self.path) {
            try self.queue.unsafeReentrantRead { db in
                if db.isInsideTransaction { return try body(db) }
                var value: Value?
                try db.inTransaction(.deferred) {
                    value = try body(db)
                    // There is nothing to commit, and a damaged file would fail at it.
                    return .rollback
                }
                guard let value else { throw LedgerError.damaged(path: self.path, reason: "nothing was read") }
                return value
            }
        }
    }

    package func mark(_ effect: StoredEffect.ID, as progress: StoredEffect.Progress, result: String?) throws {
        try translatingErrors(self.path) {
            FaultPoint.reach(.beforeMark)
            try self.queue.writeWithoutTransaction { db in
                try db.inTransaction(.immediate) {
                    try EffectRow.mark(effect, progress, result, in: db)
                    return .commit
                }
            }
            FaultPoint.reach(.afterMark)
        }
    }
}

extension SQLiteLedger {
    /// Brings everything into the one file, and lets go of it.
    package func close() throws {
        try translatingErrors(self.path) { try self.queue.close() }
    }

    /// How surely a commit is on the disk: 2 is `FULL`.
    package func synchronousLevel() throws -> Int {
        try translatingErrors(self.path) {
            try self.queue.read { try Int.fetchOne($0, sql: "PRAGMA synchronous") ?? 0 }
        }
    }

    /// Without GRDB's own way to the write-ahead log: it writes to a file before anybody has looked whose it is.
    private static var configuration: Configuration {
        var configuration = Configuration()
        configuration.busyMode = .timeout(TimeInterval(Self.busySeconds))
        configuration.label = "rhatchet"
        return configuration
    }

    /// A file of a few bytes is empty to SQLite, which would write over it.
    private static func refuseScrap(_ path: String) throws {
        let size = try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int
        guard let size, (1..<512).contains(size) else { return }
        throw LedgerError.damaged(path: path, reason: "it does not begin as an SQLite file does")
    }
}
