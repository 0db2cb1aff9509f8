import GRDB
import RhatchetEngine
import RhatchetProtocol

/// Reading lines of the log.
enum EntryRow {
    static func after(_ sequence: Int64, limit: Int, in db: Database) throws -> [Entry] {
        try self.all(
            "SELECT * FROM log WHERE sequence > ? ORDER BY sequence LIMIT ?",
            [sequence, limit == .max ? -1 : limit],
            in: db
        )
    }

    static func newest(in db: Database) throws -> Entry? {
        try self.all("SELECT * FROM log ORDER BY sequence DESC LIMIT 1", [], in: db).first
    }

    /// Lines that `sql` selects, whole rows of the log.
    static func all(_ sql: String, _ arguments: StatementArguments, in db: Database) throws -> [Entry] {
        try Row.fetchAll(db.cachedStatement(sql: sql), arguments: arguments).map { row in
            do {
                return try self.entry(row)
            } catch let error as RowDecodingError {
                throw LedgerError.unreadable(sequence: row["sequence"], reason: "\(error)")
            }
        }
    }

    /// Lines as they are found, damaged ones too.
    static func raw(after sequence: Int64, limit: Int, in db: Database) throws -> [RawEntry] {
        try self.raw("sequence > ? ORDER BY sequence LIMIT ?", [sequence, limit], in: db)
    }

    /// The line with this number, damaged or not; nil where there is none.
    static func raw(_ sequence: Int64, in db: Database) throws -> RawEntry? {
        try self.raw("sequence = ?", [sequence], in: db).first
    }

    private static func raw(
        _ condition: String,
        _ arguments: StatementArguments,
        in db: Database
    ) throws -> [RawEntry] {
        let sql = "SELECT * FROM log WHERE \(condition)"
        return try Row.fetchAll(db, sql: sql, arguments: arguments).map { row in
            do {
                return .whole(try self.entry(row))
            } catch let error as RowDecodingError {
                return .unreadable(sequence: row["sequence"], reason: "holds what no line may hold: \(error)")
            } catch LedgerError.unreadable(let sequence, let reason) {
                return .unreadable(sequence: sequence, reason: reason)
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
