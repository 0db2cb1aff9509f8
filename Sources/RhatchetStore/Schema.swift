import GRDB
import RhatchetEngine

/// The tables, as steps that are never changed once they are released.
enum Schema {
    /// Rhatchet's mark in the SQLite header ("Rhat"), so that another program's file is told apart.
    static let applicationID = 0x5268_6174
    static let version = 1

    static func migrate(_ queue: DatabaseQueue, path: String) throws {
        try self.check(queue, path: path)
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1: log and outbox") { db in
            try db.execute(sql: "PRAGMA application_id = \(self.applicationID)")
            try db.execute(sql: "PRAGMA user_version = \(self.version)")
            try db.execute(sql: self.log)
            try db.execute(sql: self.outbox)
        }
        try migrator.migrate(queue)
    }

    private static func check(_ queue: DatabaseQueue, path: String) throws {
        let (application, found, tables) = try queue.read { db in
            (
                try Int.fetchOne(db, sql: "PRAGMA application_id") ?? 0,
                try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0,
                try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_master") ?? 0
            )
        }
        guard tables == 0 || application == self.applicationID else {
            throw LedgerError.damaged(path: path, reason: "it is another program's SQLite file")
        }
        guard found <= self.version else {
            throw LedgerError.newerSchema(path: path, found: found, known: self.version)
        }
    }

    /// Lines are only ever added: the triggers refuse the rest, whoever asks.
    private static let log = """
        CREATE TABLE log (
            sequence INTEGER PRIMARY KEY,
            kind TEXT NOT NULL,
            at INTEGER NOT NULL,
            wall INTEGER NOT NULL,
            boot INTEGER NOT NULL,
            boot_id TEXT NOT NULL,
            body TEXT NOT NULL,
            hash TEXT NOT NULL
        );
        CREATE TRIGGER log_is_append_only BEFORE UPDATE ON log
            BEGIN SELECT raise(ABORT, 'the log is append-only'); END;
        CREATE TRIGGER log_keeps_everything BEFORE DELETE ON log
            BEGIN SELECT raise(ABORT, 'the log is append-only'); END;
        """

    private static let outbox = """
        CREATE TABLE outbox (
            sequence INTEGER NOT NULL REFERENCES log,
            place INTEGER NOT NULL,
            progress TEXT NOT NULL,
            body TEXT NOT NULL,
            result TEXT,
            PRIMARY KEY (sequence, place)
        );
        CREATE INDEX outbox_open ON outbox (sequence, place) WHERE progress IN ('pending', 'intended');
        """
}
