import GRDB
import RhatchetEngine
import RhatchetProtocol

/// One open immediate transaction.
struct SQLiteTransaction: LedgerTransaction {
    let db: Database

    func entries(after sequence: Int64, limit: Int) throws -> [Entry] {
        try EntryRow.after(sequence, limit: limit, in: self.db)
    }

    func newestSequence() throws -> Int64 {
        try Int64.fetchOne(self.db.cachedStatement(sql: "SELECT max(sequence) FROM log")) ?? 0
    }

    @discardableResult
    func append(_ draft: Draft, stamp: Stamp) throws -> LineMark {
        let newest = try self.db.cachedStatement(sql: "SELECT sequence, hash FROM log ORDER BY sequence DESC LIMIT 1")
        let last = try Row.fetchOne(newest)
        let sequence = (last?["sequence"] ?? 0) + Int64(1)
        let hash = HashChain.link(
            after: last?["hash"] ?? LineMark.beginning.hash,
            sequence: sequence,
            draft: draft,
            stamp: stamp
        )
        try self.db.cachedStatement(sql: "INSERT INTO log VALUES (?, ?, ?, ?, ?, ?, ?, ?)").execute(arguments: [
            sequence, draft.kind.rawValue, draft.at.milliseconds, stamp.wall, stamp.boot, stamp.bootID, draft.body,
            hash,
        ])
        return LineMark(sequence: sequence, hash: hash)
    }

    func enqueue(_ effect: StoredEffect) throws {
        let insert = try self.db.cachedStatement(
            sql: "INSERT INTO outbox (sequence, place, progress, body) VALUES (?, ?, ?, ?)"
        )
        try insert.execute(arguments: [effect.id.sequence, effect.id.index, effect.progress.rawValue, effect.body])
    }

    func mark(_ effect: StoredEffect.ID, as progress: StoredEffect.Progress, result: String?) throws {
        try EffectRow.mark(effect, progress, result, in: self.db)
    }

    func projectedThrough() throws -> Int64? { try ProjectionRow.through(in: self.db) }

    func projection() throws -> Projection? { try ProjectionRow.all(in: self.db) }

    func incident(_ id: IncidentID) throws -> Projection.KeptIncident? { try IncidentRow.one(id, in: self.db) }

    func project(_ projection: Projection) throws { try ProjectionRow.store(projection, in: self.db) }

    func dropProjection() throws { try ProjectionRow.drop(in: self.db) }
}
