import Foundation
import GRDB
import RhatchetEngine

/// Notices on their way, in a file beside the log: sending them never holds up a decision.
///
/// They are made of the log, so nothing is lost with this file but what was sent already. Whoever sends one takes a
/// lease first: of two senders one waits, and when one dies its lease runs out and the notice is sent again.
package final class NoticeQueue {
    /// How long a sender may take, in milliseconds.
    package static let lease: Int64 = 120_000

    private let queue: DatabaseQueue
    private let path: String

    /// - Throws: ``LedgerError``
    package init(path: String) throws {
        self.path = path
        var configuration = Configuration()
        configuration.busyMode = .timeout(TimeInterval(SQLiteLedger.busySeconds))
        self.queue = try translatingErrors(path) { try DatabaseQueue(path: path, configuration: configuration) }
        try translatingErrors(path) {
            try self.queue.writeWithoutTransaction { db in
                try db.inTransaction(.immediate) {
                    try db.execute(sql: Self.schema)
                    return .commit
                }
            }
        }
    }

    /// The last line of the log of which notices were made; nil before the first time.
    package func cursor() throws -> Int64? {
        try self.reading { try Int64.fetchOne($0, sql: "SELECT sequence FROM cursor") }
    }

    /// Adds what is new, and says how far the log was read: both or neither.
    package func add(_ rows: [NoticeRow], through sequence: Int64?) throws {
        try self.writing { db in
            for row in rows {
                try db.execute(
                    sql:
                        "INSERT OR IGNORE INTO notice (id, person, channel, state, attempts, next_at, body) VALUES (?, ?, ?, 'pending', 0, ?, ?)",
                    arguments: [row.id, row.person, row.channel, row.nextAt, row.body]
                )
            }
            guard let sequence else { return }
            try db.execute(
                sql:
                    "INSERT INTO cursor (only, sequence) VALUES (1, ?) ON CONFLICT (only) DO UPDATE SET sequence = max(sequence, excluded.sequence)",
                arguments: [sequence]
            )
        }
    }

    /// Takes the lease of the next notice that is due; nil when none is.
    package func take(now: Int64, as owner: String) throws -> NoticeRow? {
        try self.writing { db in
            let found = try Row.fetchOne(
                db,
                sql:
                    "SELECT * FROM notice WHERE state = 'pending' AND next_at <= ? AND coalesce(lease_until, 0) <= ? ORDER BY next_at, rowid LIMIT 1",
                arguments: [now, now]
            )
            guard let found else { return nil }
            let row = Self.row(found)
            try db.execute(
                sql: "UPDATE notice SET lease_owner = ?, lease_until = ? WHERE id = ?",
                arguments: [owner, now + Self.lease, row.id]
            )
            return row
        }
    }

    /// What became of it; `nextAt` nil ends it.
    package func settle(_ id: String, _ state: NoticeRow.State, error: String?, nextAt: Int64?) throws {
        try self.writing { db in
            try db.execute(
                sql:
                    "UPDATE notice SET state = ?, attempts = attempts + 1, last_error = ?, next_at = coalesce(?, next_at), lease_owner = NULL, lease_until = NULL WHERE id = ?",
                arguments: [state.rawValue, error, nextAt, id]
            )
        }
    }

    /// Lets one that has failed be sent again.
    ///
    /// - Returns: whether there is one of this id.
    package func retry(_ id: String, now: Int64) throws -> Bool {
        try self.writing { db in
            try db.execute(
                sql: "UPDATE notice SET state = 'pending', attempts = 0, next_at = ? WHERE id = ? AND state <> 'sent'",
                arguments: [now, id]
            )
            return db.changesCount > 0
        }
    }

    /// All that are not sent yet, or the newest ones too.
    package func list(all: Bool) throws -> [NoticeRow] {
        let filter = all ? "" : "WHERE state <> 'sent'"
        return try self.reading {
            try Row.fetchAll($0, sql: "SELECT * FROM notice \(filter) ORDER BY rowid").map(Self.row)
        }
    }

    private func reading<Result>(_ body: (Database) throws -> Result) throws -> Result {
        try translatingErrors(self.path) { try self.queue.read(body) }
    }

    private func writing<Result>(_ body: (Database) throws -> Result) throws -> Result {
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

    private static func row(_ row: Row) -> NoticeRow {
        var notice = NoticeRow(
            id: row["id"],
            person: row["person"],
            channel: row["channel"],
            body: row["body"],
            nextAt: row["next_at"]
        )
        notice.state = NoticeRow.State(rawValue: row["state"]) ?? .pending
        notice.attempts = row["attempts"]
        notice.lastError = row["last_error"]
        return notice
    }

    private static let schema = """
        CREATE TABLE IF NOT EXISTS notice (
            id TEXT PRIMARY KEY,
            person TEXT NOT NULL,
            channel TEXT NOT NULL,
            state TEXT NOT NULL,
            attempts INTEGER NOT NULL,
            next_at INTEGER NOT NULL,
            lease_owner TEXT,
            lease_until INTEGER,
            last_error TEXT,
            body TEXT NOT NULL
        );
        CREATE TABLE IF NOT EXISTS cursor (only INTEGER PRIMARY KEY CHECK (only = 1), sequence INTEGER NOT NULL);
        """
}
