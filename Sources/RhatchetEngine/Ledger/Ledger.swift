/// Where the log lives.
///
/// One implementation stands on SQLite; the tests have one in memory.
///
/// Every process opens its own ledger on the same project; a writing transaction excludes all others, so that
/// what is decided in it was decided on the newest state.
package protocol Ledger: AnyObject {
    /// Runs `body` in one immediate transaction: all of its lines are stored, or none.
    ///
    /// - Throws: ``LedgerError``, or what `body` throws; then nothing is stored.
    func write<Result>(_ body: (any LedgerTransaction) throws -> Result) throws -> Result

    /// Lines after `sequence`, in order.
    func entries(after sequence: Int64) throws -> [Entry]

    /// Changes whenever another process has written.
    func version() throws -> Int64

    /// Effects that are not done yet, oldest first.
    func pendingEffects() throws -> [StoredEffect]

    /// Records how far an effect has come.
    func mark(_ effect: StoredEffect.ID, as progress: StoredEffect.Progress, result: String?) throws
}

/// What can be done inside one transaction of a ``Ledger``.
package protocol LedgerTransaction {
    func entries(after sequence: Int64) throws -> [Entry]

    /// Appends one line and says where it stands.
    @discardableResult
    func append(_ draft: Draft, stamp: Stamp) throws -> LineMark

    /// Puts an effect into the outbox, under an id that no other effect has.
    func enqueue(_ effect: StoredEffect) throws
}
