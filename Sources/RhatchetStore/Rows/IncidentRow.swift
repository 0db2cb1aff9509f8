import GRDB
import RhatchetEngine
import RhatchetProtocol

/// Incidents as they are kept beside the log.
enum IncidentRow {
    private static let columns =
        "id, model, state, lane, round, category, severity, review, repair, fix_class, opened_at, since"

    /// Those that are open, and the newest of each model.
    static func needed(in db: Database) throws -> [Projection.KeptIncident] {
        try Row.fetchAll(
            db,
            sql: """
                SELECT \(self.columns), opened_by, body FROM incidents WHERE id IN (
                    SELECT id FROM incidents WHERE is_open UNION SELECT max(id) FROM incidents GROUP BY model
                ) ORDER BY id
                """
        ).map(self.kept)
    }

    static func one(_ id: IncidentID, in db: Database) throws -> Projection.KeptIncident? {
        try Row.fetchOne(
            db,
            sql: "SELECT \(self.columns), opened_by, body FROM incidents WHERE id = ?",
            arguments: [id.rawValue]
        ).map(self.kept)
    }

    static func heads(of model: ModelName?, in db: Database) throws -> [IncidentHead] {
        let condition = model == nil ? "" : "WHERE model = ?"
        let cursor = try Row.fetchCursor(
            db,
            sql: "SELECT \(self.columns) FROM incidents \(condition) ORDER BY id",
            arguments: model.map { [$0.rawValue] } ?? []
        )
        var heads: [IncidentHead] = []
        while let row = try cursor.next() { heads.append(try self.head(row)) }
        return heads
    }

    static func store(_ incidents: [Projection.KeptIncident], in db: Database) throws {
        let statement = try db.cachedStatement(
            sql: """
                INSERT INTO incidents (\(self.columns), is_open, opened_by, body)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (id) DO UPDATE SET state = excluded.state, lane = excluded.lane, round = excluded.round,
                    category = excluded.category, severity = excluded.severity, review = excluded.review,
                    repair = excluded.repair, fix_class = excluded.fix_class, since = excluded.since,
                    is_open = excluded.is_open, opened_by = ifnull(excluded.opened_by, opened_by),
                    body = excluded.body
                """
        )
        for incident in incidents { try statement.execute(arguments: self.arguments(incident)) }
    }

    private static func arguments(_ kept: Projection.KeptIncident) -> StatementArguments {
        let head = kept.head
        return [
            head.id.rawValue, head.model.rawValue, head.state.rawValue, head.lane.rawValue, head.round,
            head.category.rawValue, head.severity.rawValue, head.review.rawValue, head.repair.rawValue,
            head.fixClass?.rawValue, head.openedAt.milliseconds, head.since.milliseconds,
            !head.state.isTerminal, kept.openedBy, kept.body,
        ]
    }

    private static func kept(_ row: Row) throws -> Projection.KeptIncident {
        Projection.KeptIncident(
            head: try self.head(row),
            openedBy: try row.decode(forColumn: "opened_by"),
            body: try row.decode(forColumn: "body")
        )
    }

    private static func head(_ row: Row) throws -> IncidentHead {
        IncidentHead(
            id: IncidentID(rawValue: try row.decode(atIndex: 0)),
            model: ModelName(rawValue: try row.decode(atIndex: 1)),
            state: try self.word(row, 2),
            lane: try self.word(row, 3),
            round: try row.decode(atIndex: 4),
            category: try self.word(row, 5),
            severity: try self.word(row, 6),
            review: try self.word(row, 7),
            repair: try self.word(row, 8),
            fixClass: try row.decode(String?.self, atIndex: 9).flatMap(FixClass.init),
            openedAt: Instant(milliseconds: try row.decode(atIndex: 10)),
            since: Instant(milliseconds: try row.decode(atIndex: 11))
        )
    }

    private static func word<Word: RawRepresentable<String>>(_ row: Row, _ index: Int) throws -> Word {
        let text = try row.decode(String.self, atIndex: index)
        guard let word = Word(rawValue: text) else {
            throw LedgerError.unreadableProjection("incident \(row[0] ?? 0)", reason: "'\(text)' is no \(Word.self)")
        }
        return word
    }
}
