import GRDB
import RhatchetEngine

/// The tables, as steps that are never changed once they are released.
enum Schema {
    /// Rhatchet's mark in the SQLite header ("Rhat"), so that another program's file is told apart.
    static let applicationID = 0x5268_6174
    static var version: Int { self.steps.count }

    /// Makes the tables, or adds what a store of an older Rhatchet lacks.
    ///
    /// In one immediate transaction: of several processes that open a new project at once one makes them, and the
    /// others find them made.
    static func migrate(_ queue: DatabaseQueue, path: String) throws {
        guard try queue.read({ try self.found(in: $0, path: path) }) < self.version else { return }
        try queue.writeWithoutTransaction { db in
            try db.inTransaction(.immediate) {
                for step in self.steps.dropFirst(try self.found(in: db, path: path)) { try db.execute(sql: step) }
                try db.execute(sql: "PRAGMA application_id = \(self.applicationID)")
                try db.execute(sql: "PRAGMA user_version = \(self.version)")
                return .commit
            }
        }
    }

    /// The version of the store, 0 for one without tables.
    private static func found(in db: Database, path: String) throws -> Int {
        let application = try Int.fetchOne(db, sql: "PRAGMA application_id") ?? 0
        let found = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
        let tables = try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_master") ?? 0
        guard tables == 0 || application == self.applicationID else {
            throw LedgerError.damaged(path: path, reason: "it is another program's SQLite file")
        }
        guard found <= self.version else {
            throw LedgerError.newerSchema(path: path, found: found, known: self.version)
        }
        return tables == 0 ? 0 : found
    }
}
