import GRDB
import RhatchetEngine

extension NoticeQueue {
    /// The queue's own mark in the SQLite header ("Rhnt"): it is no log.
    private static let applicationID = 0x5268_6e74
    private static let version = 1

    /// Makes the tables in a new file; of several processes one makes them, and the others find them made.
    func prepare() throws {
        guard try self.queue.read({ try self.found(in: $0) }) == 0 else { return }
        try self.queue.writeWithoutTransaction { db in
            try db.inTransaction(.immediate) {
                guard try self.found(in: db) == 0 else { return .commit }
                try db.execute(sql: Self.tables)
                try db.execute(sql: "PRAGMA application_id = \(Self.applicationID)")
                try db.execute(sql: "PRAGMA user_version = \(Self.version)")
                return .commit
            }
        }
    }

    /// The version of the file, 0 for one without tables.
    private func found(in db: Database) throws -> Int {
        let application = try Int.fetchOne(db, sql: "PRAGMA application_id") ?? 0
        let version = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
        let tables = try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_master") ?? 0
        guard tables > 0 else { return 0 }
        guard application == Self.applicationID else {
            throw LedgerError.damaged(path: self.path, reason: "it is another program's SQLite file")
        }
        guard version <= Self.version else {
            throw LedgerError.newerSchema(path: self.path, found: version, known: Self.version)
        }
        return version
    }

    func reading<Result>(_ body: (Database) throws -> Result) throws -> Result {
        try translatingErrors(self.path) { try self.queue.read(body) }
    }

    func writing<Result>(_ body: (Database) throws -> Result) throws -> Result {
        try translatingErrors(self.path) {
            try self.queue.writeWithoutTransaction { db in
                var result: Result?
                try db.inTransaction(.immediate) {
                    result = try body(db)
                    return .commit
                }
                guard let result else { throw LedgerError.damaged(path: self.path, reason: "nothing was committed") }
                return result
            }
        }
    }

    static func due(_ db: Database, _ now: Int64) throws -> NoticeRow? {
        try Row.fetchOne(
            db,
            sql: """
                SELECT * FROM notice WHERE state = 'pending' AND next_at <= ? AND coalesce(lease_until, 0) <= ?
                ORDER BY next_at, rowid LIMIT 1
                """,
            arguments: [now, now]
        ).map(Self.row)
    }

    /// Columns are asked for with `decode`: SQLite keeps any type in any column, and a subscript would end the program.
    static func row(_ row: Row) throws -> NoticeRow {
        var notice = NoticeRow(
            id: try row.decode(forColumn: "id"),
            person: try row.decode(forColumn: "person"),
            channel: try row.decode(forColumn: "channel"),
            body: try row.decode(forColumn: "body"),
            nextAt: try row.decode(forColumn: "next_at")
        )
        let state: String = try row.decode(forColumn: "state")
        notice.state = NoticeRow.State(rawValue: state) ?? .pending
        notice.attempts = try row.decode(forColumn: "attempts")
        notice.lastError = try row.decode(forColumn: "last_error")
        return notice
    }

    private static let tables = """
        CREATE TABLE notice (
            id TEXT PRIMARY KEY,
            person TEXT NOT NULL,
            channel TEXT NOT NULL,
            state TEXT NOT NULL,
            attempts INTEGER NOT NULL,
            next_at INTEGER NOT NULL,
            lease_owner TEXT,
            lease_until INTEGER,
            last_error TEXT,
            settled_at INTEGER,
            body TEXT NOT NULL
        );
        CREATE INDEX notice_open ON notice (next_at) WHERE state = 'pending';
        CREATE TABLE cursor (only INTEGER PRIMARY KEY CHECK (only = 1), sequence INTEGER NOT NULL);
        """
}
