import GRDB
package import RhatchetEngine

extension SQLiteLedger {
    /// What SQLite itself finds wrong with the file; empty for a whole one.
    func integrity() throws -> [String] {
        try self.read { try String.fetchAll($0, sql: "PRAGMA quick_check(20)") }.filter { $0 != "ok" }
    }

    func rawEntries(after sequence: Int64, limit: Int) throws -> [RawEntry] {
        try self.read { try EntryRow.raw(after: sequence, limit: limit, in: $0) }
    }

    /// Every effect that was ever asked for, oldest first.
    package func outbox() throws -> [StoredEffect] {
        try self.read(EffectRow.all)
    }

    /// The whole index of the log.
    func mentions() throws -> [Mention] {
        try self.read(MentionRow.all)
    }
}
