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
        try Row.fetchAll(db, sql: "SELECT * FROM outbox \(condition) ORDER BY sequence, place").map { row in
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
