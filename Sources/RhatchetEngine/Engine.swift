package import RhatchetProtocol

/// Decides on the newest state, stores what was decided with its effects, and only then counts it as happened.
///
/// Every process that works on a project has its own engine on the same ledger. A decision is made inside one
/// immediate transaction, after the lines of the others have been read and every deadline before it has fired:
/// two that act at one instant are decided one after the other.
package final class Engine {
    private let ledger: any Ledger
    private let clock: any MachineClock
    private var timekeeper = Timekeeper()
    private var sequence: Int64 = 0

    /// The state after the newest line that this engine has seen.
    package private(set) var state = ProtocolState()

    /// Reads the whole log.
    ///
    /// - Throws: ``LedgerError``
    package init(ledger: any Ledger, clock: any MachineClock) throws {
        self.ledger = ledger
        self.clock = clock
        try self.catchUp()
    }

    /// Protocol time at this moment.
    package var now: Instant { self.timekeeper.instant(self.clock.stamp()) }

    /// Takes an action: what follows from it is stored, or its refusal is.
    ///
    /// - Parameter notes: What belongs to the action in the record; stored with it, and only when it is accepted.
    package func act(_ action: Action, notes: [Note] = []) throws -> Ruling {
        try self.transact { draft in
            let now = draft.now
            do {
                let events = try draft.state.decide(action, at: now)
                try draft.append(notes)
                try draft.append(events)
                return .accepted(events)
            } catch let refusal as Refusal {
                try draft.append([draft.state.refused(action, refusal, at: now)])
                return .refused(refusal)
            }
        }
    }

    /// Sets the policy and declares models, where that differs from what is known.
    package func configure(_ policy: Policy, models: [ModelDeclaration]) throws {
        try self.catchUp()
        guard self.sequence == 0 || policy != self.state.policy || models.contains(where: self.isUnknown) else {
            return
        }
        try self.transact { draft in
            try draft.append([draft.state.configured(policy, models: models, at: draft.now)])
        }
    }

    /// Records that somebody has changed `files`, so that what `role` wanted done to them was left.
    package func filesChanged(on incident: IncidentID, files: [String], foundFor role: Role) throws {
        try self.transact { draft in
            try draft.append(draft.state.filesChanged(on: incident, files: files, foundFor: role, at: draft.now))
        }
    }

    /// Adds something to the record that decides nothing.
    package func note(_ note: Note) throws {
        try self.transact { try $0.append([note]) }
    }

    /// Reads what others have stored and fires the deadlines that have passed.
    ///
    /// One that is due at this very millisecond waits: an action of somebody else at that instant is still in time.
    package func tick() throws {
        try self.catchUp()
        let now = self.now
        guard self.state.deadlines().contains(where: { $0.due < now }) else { return }
        try self.transact { _ in }
    }

    /// Every line of the record after `sequence`, understood.
    package func lines(after sequence: Int64 = 0) throws -> [Line] {
        try self.ledger.entries(after: sequence).map(Line.init)
    }

    /// What asks to be done, oldest first.
    package func pendingEffects() throws -> [PendingEffect] {
        try self.ledger.pendingEffects().map(PendingEffect.init)
    }

    package func mark(_ effect: PendingEffect, as progress: StoredEffect.Progress, result: String? = nil) throws {
        try self.ledger.mark(effect.id, as: progress, result: result)
    }
}

extension Engine {
    private func isUnknown(_ declaration: ModelDeclaration) -> Bool {
        self.state.models[declaration.name] == nil
    }

    private func catchUp() throws {
        try self.fold(try self.ledger.entries(after: self.sequence))
    }

    private func fold(_ entries: [Entry]) throws {
        for entry in entries {
            if case .event(let event) = try Line(entry).content { self.state.apply(event) }
            self.timekeeper.anchor(at: entry.at, stamp: entry.stamp)
            self.sequence = entry.sequence
        }
    }

    /// One immediate transaction: the others' lines first, then the deadlines before now, then `body`.
    private func transact<Result>(_ body: (Drafting) throws -> Result) throws -> Result {
        let result = try self.ledger.write { transaction in
            try self.fold(transaction.entries(after: self.sequence))
            let stamp = self.clock.stamp()
            let now = self.timekeeper.instant(stamp)
            let draft = Drafting(state: self.state, now: now, stamp: stamp, transaction: transaction)
            try draft.fireDeadlines(before: now)
            return try body(draft)
        }
        // What was stored is folded from the ledger, as every other process will do it.
        try self.catchUp()
        return result
    }
}
