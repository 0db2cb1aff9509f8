import GRDB
import RhatchetEngine
import RhatchetProtocol

/// Reading lines of the log.
enum EntryRow {
    static func after(_ sequence: Int64, in db: Database) throws -> [Entry] {
        try Row.fetchAll(db, sql: "SELECT * FROM log WHERE sequence > ? ORDER BY sequence", arguments: [sequence])
            .map(self.entry)
    }

    private static func entry(_ row: Row) throws -> Entry {
        let sequence: Int64 = row["sequence"]
        let name: String = row["kind"]
        guard let kind = Entry.Kind(rawValue: name) else {
            throw LedgerError.unreadable(sequence: sequence, reason: "'\(name)' is no kind of line")
        }
        return Entry(
            sequence: sequence,
            kind: kind,
            at: Instant(milliseconds: row["at"]),
            stamp: Stamp(wall: row["wall"], boot: row["boot"], bootID: row["boot_id"]),
            body: row["body"],
            hash: row["hash"]
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
