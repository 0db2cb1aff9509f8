import GRDB
import RhatchetEngine
import RhatchetProtocol

/// What the log comes to, as it is kept beside it.
enum ProjectionRow {
    static func all(in db: Database) throws -> Projection? {
        guard let standing = try Row.fetchOne(db, sql: "SELECT * FROM standing").map(self.standing) else { return nil }
        let models = try Row.fetchAll(db, sql: "SELECT name, body FROM models ORDER BY name").map { row in
            Projection.KeptModel(
                name: ModelName(rawValue: try row.decode(atIndex: 0)),
                body: try row.decode(atIndex: 1)
            )
        }
        return Projection(standing: standing, models: models, incidents: try IncidentRow.needed(in: db))
    }

    static func through(in db: Database) throws -> Int64? {
        try Int64.fetchOne(db.cachedStatement(sql: "SELECT sequence FROM standing"))
    }

    static func store(_ projection: Projection, in db: Database) throws {
        let standing = projection.standing
        try db.cachedStatement(sql: "INSERT OR REPLACE INTO standing VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?)").execute(
            arguments: [
                standing.sequence, standing.at.milliseconds, standing.stamp.wall, standing.stamp.boot,
                standing.stamp.bootID, standing.opened, standing.policy, standing.unavailable,
            ]
        )
        let models = try db.cachedStatement(sql: "INSERT OR REPLACE INTO models (name, body) VALUES (?, ?)")
        for model in projection.models { try models.execute(arguments: [model.name.rawValue, model.body]) }
        try IncidentRow.store(projection.incidents, in: db)
        try MentionRow.store(projection.mentions, in: db)
    }

    static func drop(in db: Database) throws {
        try db.execute(sql: "DELETE FROM standing; DELETE FROM models; DELETE FROM incidents; DELETE FROM about")
    }

    private static func standing(_ row: Row) throws -> Projection.Standing {
        Projection.Standing(
            sequence: try row.decode(forColumn: "sequence"),
            at: Instant(milliseconds: try row.decode(forColumn: "at")),
            stamp: Stamp(
                wall: try row.decode(forColumn: "wall"),
                boot: try row.decode(forColumn: "boot"),
                bootID: try row.decode(forColumn: "boot_id")
            ),
            opened: try row.decode(forColumn: "opened"),
            policy: try row.decode(forColumn: "policy"),
            unavailable: try row.decode(forColumn: "unavailable")
        )
    }
}
