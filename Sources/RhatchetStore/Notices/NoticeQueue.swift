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
    /// How long what has arrived is kept, in milliseconds.
    package static let keep: Int64 = 30 * 24 * 3_600_000

    let queue: DatabaseQueue
    let path: String

    /// - Throws: ``LedgerError``
    package init(path: String) throws {
        self.path = path
        var configuration = Configuration()
        configuration.busyMode = .timeout(TimeInterval(SQLiteLedger.busySeconds))
        self.queue = try translatingErrors(path) { try DatabaseQueue(path: path, configuration: configuration) }
        try translatingErrors(path) { try self.prepare() }
    }

    /// The last line of the log of which notices were made; nil before the first time.
    package func cursor() throws -> Int64? {
        try self.reading { try Int64.fetchOne($0, sql: "SELECT sequence FROM cursor") }
    }

    /// Says that only lines after `sequence` are told; nothing where that was said before.
    package func begin(after sequence: Int64) throws {
        guard try self.cursor() == nil else { return }
        try self.writing {
            try $0.execute(sql: "INSERT OR IGNORE INTO cursor (only, sequence) VALUES (1, ?)", arguments: [sequence])
        }
    }

    /// Says that the log ends at `sequence` now: what was read after it was lost.
    package func cut(after sequence: Int64) throws {
        guard let cursor = try self.cursor(), cursor > sequence else { return }
        try self.writing {
            try $0.execute(sql: "UPDATE cursor SET sequence = min(sequence, ?)", arguments: [sequence])
        }
    }

    /// Adds what is new, and says how far the log was read: both or neither.
    package func add(_ rows: [NoticeRow], through sequence: Int64?) throws {
        try self.writing { db in
            for row in rows {
                try db.execute(
                    sql: """
                        INSERT OR IGNORE INTO notice (id, person, channel, state, attempts, next_at, body)
                        VALUES (?, ?, ?, 'pending', 0, ?, ?)
                        """,
                    arguments: [row.id, row.person, row.channel, row.nextAt, row.body]
                )
            }
            guard let sequence else { return }
            try db.execute(
                sql: """
                    INSERT INTO cursor (only, sequence) VALUES (1, ?)
                    ON CONFLICT (only) DO UPDATE SET sequence = max(sequence, excluded.sequence)
                    """,
                arguments: [sequence]
            )
        }
    }

    /// Which of these notices are not known yet.
    package func unknown(_ rows: [NoticeRow]) throws -> [NoticeRow] {
        try self.reading { db in
            try rows.filter { row in
                try Row.fetchOne(db, sql: "SELECT 1 FROM notice WHERE id = ?", arguments: [row.id]) == nil
            }
        }
    }

    /// Takes the lease of the next notice that is due; nil when none is.
    package func take(now: Int64, as owner: String) throws -> NoticeRow? {
        // Mostly nothing is due: that is seen without the file's one lock for writing.
        guard try self.reading({ try Self.due($0, now) }) != nil else { return nil }
        return try self.writing { db in
            guard let row = try Self.due(db, now) else { return nil }
            try db.execute(
                sql: "UPDATE notice SET lease_owner = ?, lease_until = ? WHERE id = ?",
                arguments: [owner, now + Self.lease, row.id]
            )
            return row
        }
    }

    /// What became of it; nothing where the lease has gone to another sender meanwhile.
    package func settle(_ id: String, as owner: String, _ outcome: NoticeOutcome, now: Int64) throws {
        try self.writing { db in
            try db.execute(
                sql: """
                    UPDATE notice SET state = ?, attempts = attempts + 1, last_error = ?, next_at = coalesce(?, next_at),
                        settled_at = ?, lease_owner = NULL, lease_until = NULL
                    WHERE id = ? AND lease_owner = ?
                    """,
                arguments: [outcome.state.rawValue, outcome.reason, outcome.nextAt, now, id, owner]
            )
            try db.execute(
                sql: "DELETE FROM notice WHERE state = 'sent' AND settled_at < ?",
                arguments: [now - Self.keep]
            )
        }
    }

    /// Lets one that has not arrived be sent again at once.
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

    /// How many are in this state; of those on their way, how many were tried at least `attempts` times.
    package func count(_ state: NoticeRow.State, attempts: Int = 0) throws -> Int {
        try self.reading {
            let sql = "SELECT count(*) FROM notice WHERE state = ? AND attempts >= ?"
            return try Int.fetchOne($0, sql: sql, arguments: [state.rawValue, attempts]) ?? 0
        }
    }

    /// All that have not arrived, or those that have too, oldest first.
    package func list(all: Bool) throws -> [NoticeRow] {
        let filter = all ? "" : "WHERE state <> 'sent'"
        return try self.reading {
            try Row.fetchAll($0, sql: "SELECT * FROM notice \(filter) ORDER BY rowid").map(Self.row)
        }
    }
}
