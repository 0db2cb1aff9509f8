import GRDB
import RhatchetEngine
import RhatchetProtocol

/// The index of what each line is about.
enum MentionRow {
    static func store(_ mentions: [Mention], in db: Database) throws {
        let statement = try db.cachedStatement(
            sql: "INSERT OR REPLACE INTO about (sequence, incident, model, name) VALUES (?, ?, ?, ?)"
        )
        for mention in mentions {
            try statement.execute(arguments: [
                mention.sequence, mention.incident?.rawValue, mention.model?.rawValue, mention.name,
            ])
        }
    }

    static func all(in db: Database) throws -> [Mention] {
        try Row.fetchAll(db, sql: "SELECT sequence, incident, model, name FROM about ORDER BY sequence").map { row in
            Mention(
                sequence: try row.decode(atIndex: 0),
                incident: try row.decode(Int?.self, atIndex: 1).map { IncidentID(rawValue: $0) },
                model: try row.decode(String?.self, atIndex: 2).map { ModelName(rawValue: $0) },
                name: try row.decode(atIndex: 3)
            )
        }
    }

    static func entries(about topic: Topic, after sequence: Int64, in db: Database) throws -> [Entry] {
        switch topic {
        case .incident(let id): try self.entries(about: id, after: sequence, in: db)
        case .model(let model): try self.entries(where: "model = ?", [model.rawValue, sequence], in: db)
        case .names(let names):
            try self.entries(
                where: "name IN (\(databaseQuestionMarks(count: names.count)))",
                StatementArguments(names) + [sequence],
                in: db
            )
        }
    }

    private static func entries(
        where condition: String,
        _ arguments: StatementArguments,
        in db: Database
    ) throws -> [Entry] {
        try EntryRow.all(
            "SELECT * FROM log WHERE sequence IN (SELECT sequence FROM about WHERE \(condition) AND sequence > ?) "
                + "ORDER BY sequence",
            arguments,
            in: db
        )
    }

    /// The incident's own lines, and those of its model alone between its neighbours' openings.
    private static func entries(about id: IncidentID, after sequence: Int64, in db: Database) throws -> [Entry] {
        try EntryRow.all(
            """
            WITH own AS (SELECT model FROM incidents WHERE id = :id),
            start AS (SELECT max(id), opened_by FROM incidents WHERE model = (SELECT model FROM own) AND id < :id),
            stop AS (SELECT min(id), opened_by FROM incidents WHERE model = (SELECT model FROM own) AND id > :id)
            SELECT * FROM log WHERE sequence > :after AND sequence IN (
                SELECT sequence FROM about WHERE incident = :id
                UNION SELECT sequence FROM about WHERE incident IS NULL AND model = (SELECT model FROM own)
                    AND sequence > ifnull((SELECT opened_by FROM start), 0)
                    AND sequence < ifnull((SELECT opened_by FROM stop), 9223372036854775807)
            ) ORDER BY sequence
            """,
            ["id": id.rawValue, "after": sequence],
            in: db
        )
    }
}
