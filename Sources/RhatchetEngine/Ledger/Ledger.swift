package import RhatchetProtocol

/// Where the log lives, and what follows from it.
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

    /// Lines after `sequence`, in order, `limit` of them at most.
    func entries(after sequence: Int64, limit: Int) throws -> [Entry]

    /// Lines about a topic after `sequence`, in order.
    func entries(about topic: Topic, after sequence: Int64) throws -> [Entry]

    /// The newest line; nil for an empty log.
    func newest() throws -> Entry?

    /// What the log comes to, with the incidents that are still needed (``ProtocolState/letEndedGo()``); nil when
    /// nothing is kept.
    func projection() throws -> Projection?

    /// One incident, whether it has ended or not; nil when it is not kept.
    func incident(_ id: IncidentID) throws -> Projection.KeptIncident?

    /// Every incident, oldest first; those of one model where one is named.
    func heads(of model: ModelName?) throws -> [IncidentHead]

    /// Changes whenever another process has written.
    func version() throws -> Int64

    /// Effects that are not done yet, oldest first.
    func pendingEffects() throws -> [StoredEffect]

    /// Records how far an effect has come.
    func mark(_ effect: StoredEffect.ID, as progress: StoredEffect.Progress, result: String?) throws
}

extension Ledger {
    /// Every line after `sequence`, in order.
    package func entries(after sequence: Int64) throws -> [Entry] {
        try self.entries(after: sequence, limit: .max)
    }
}

/// What can be done inside one transaction of a ``Ledger``.
package protocol LedgerTransaction {
    /// Lines after `sequence`, in order, `limit` of them at most.
    func entries(after sequence: Int64, limit: Int) throws -> [Entry]

    /// The number of the newest line; 0 for an empty log.
    func newestSequence() throws -> Int64

    /// Appends one line and says where it stands.
    @discardableResult
    func append(_ draft: Draft, stamp: Stamp) throws -> LineMark

    /// Puts an effect into the outbox, under an id that no other effect has.
    func enqueue(_ effect: StoredEffect) throws

    /// Records how far an effect has come.
    func mark(_ effect: StoredEffect.ID, as progress: StoredEffect.Progress, result: String?) throws

    /// The newest line that the projection knows; nil when nothing is kept.
    func projectedThrough() throws -> Int64?

    func projection() throws -> Projection?

    func incident(_ id: IncidentID) throws -> Projection.KeptIncident?

    /// Stores what is in `projection` over what is kept of the same models and incidents.
    func project(_ projection: Projection) throws

    /// Throws away everything that is derived from the log.
    func dropProjection() throws
}

extension LedgerTransaction {
    /// Every line after `sequence`, in order.
    package func entries(after sequence: Int64) throws -> [Entry] {
        try self.entries(after: sequence, limit: .max)
    }
}
