import GRDB
import RhatchetEngine

/// Reading and marking effects of the outbox.
enum EffectRow {
    static func pending(in db: Database) throws -> [StoredEffect] {
        try self.fetch("WHERE progress IN ('pending', 'intended')", in: db)
    }

    static func all(in db: Database) throws -> [StoredEffect] {
        try self.fetch("", in: db)
    }

    private static func fetch(_ condition: String, in db: Database) throws -> [StoredEffect] {
        try Row.fetchAll(db, sql: "SELECT * FROM outbox \(condition) ORDER BY sequence, place").map(self.effect)
    }

    /// Columns are asked for with `decode`: SQLite keeps any type in any column, and a subscript would end the program.
    private static func effect(_ row: Row) throws -> StoredEffect {
        let id = StoredEffect.ID(
            sequence: try row.decode(forColumn: "sequence"),
            index: try row.decode(forColumn: "place")
        )
        let name: String = try row.decode(forColumn: "progress")
        guard let progress = StoredEffect.Progress(rawValue: name) else {
            throw LedgerError.unreadable(sequence: id.sequence, reason: "an effect of it stands at '\(name)'")
        }
        return StoredEffect(
            id: id,
            progress: progress,
            body: try row.decode(forColumn: "body"),
            result: try row.decode(String?.self, forColumn: "result")
        )
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
