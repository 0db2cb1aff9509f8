import GRDB
import RhatchetEngine
import RhatchetProtocol

/// Reading lines of the log.
enum EntryRow {
    static func after(_ sequence: Int64, in db: Database) throws -> [Entry] {
        let rows = try Row.fetchAll(
            db,
            sql: "SELECT * FROM log WHERE sequence > ? ORDER BY sequence",
            arguments: [sequence]
        )
        return try rows.map { row in
            do {
                return try self.entry(row)
            } catch let error as RowDecodingError {
                throw LedgerError.unreadable(sequence: row["sequence"], reason: "\(error)")
            }
        }
    }

    /// Columns are asked for with `decode`: SQLite keeps any type in any column, and a subscript would end the program.
    private static func entry(_ row: Row) throws -> Entry {
        let sequence: Int64 = try row.decode(forColumn: "sequence")
        let name: String = try row.decode(forColumn: "kind")
        guard let kind = Entry.Kind(rawValue: name) else {
            throw LedgerError.unreadable(sequence: sequence, reason: "'\(name)' is no kind of line")
        }
        return Entry(
            sequence: sequence,
            kind: kind,
            at: Instant(milliseconds: try row.decode(forColumn: "at")),
            stamp: Stamp(
                wall: try row.decode(forColumn: "wall"),
                boot: try row.decode(forColumn: "boot"),
                bootID: try row.decode(forColumn: "boot_id")
            ),
            body: try row.decode(forColumn: "body"),
            hash: try row.decode(forColumn: "hash")
        )
    }
}

/// Reading and marking effects of the outbox.
enum EffectRow {
    static func pending(in db: Database) throws -> [StoredEffect] {
        try Row.fetchAll(
            db,
            sql: "SELECT * FROM outbox WHERE progress IN ('pending', 'intended') ORDER BY sequence, place"
        ).map { row in
            StoredEffect(
                id: StoredEffect.ID(sequence: row["sequence"], index: row["place"]),
                progress: StoredEffect.Progress(rawValue: row["progress"]) ?? .pending,
                body: row["body"],
                result: row["result"]
            )
        }
    }

    static func mark(
        _ id: StoredEffect.ID,
        _ progress: StoredEffect.Progress,
        _ result: String?,
        in db: Database
    ) throws {
        try db.execute(
            sql: "UPDATE outbox SET progress = ?, result = ? WHERE sequence = ? AND place = ?",
            arguments: [progress.rawValue, result, id.sequence, id.index]
        )
    }
}
