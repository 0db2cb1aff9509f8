package import RhatchetProtocol

/// Decides on the newest state, stores what was decided with its effects, and only then counts it as happened.
///
/// Every process that works on a project has its own engine on the same ledger. A decision is made inside one
/// immediate transaction, after the lines of the others have been read and every deadline before it has fired:
/// two that act at one instant are decided one after the other.
package final class Engine {
    let ledger: any Ledger
    private let clock: any MachineClock
    private var folding: Folding
    /// The newest line that this engine has seen; its hash stands for the whole log until then.
    package private(set) var head = LineMark.beginning

    /// Starts from what is kept beside the log, and reads only the lines after that.
    ///
    /// - Throws: ``LedgerError``
    package init(ledger: any Ledger, clock: any MachineClock) throws {
        self.ledger = ledger
        self.clock = clock
        self.folding = try Self.beginning(ledger)
        if self.folding.sequence > 0, let newest = try ledger.entries(after: self.folding.sequence - 1, limit: 1).first
        {
            self.head = LineMark(sequence: newest.sequence, hash: newest.hash)
        }
        try self.look()
    }

    /// The state after the newest line that this engine has seen; of the incidents that have ended only the newest of
    /// each model is in it, see ``incident(_:)``.
    package var state: ProtocolState { self.folding.state }

    /// The number of the newest line that this engine has seen; 0 for an empty log.
    package var sequence: Int64 { self.folding.sequence }

    /// Protocol time at this moment.
    package var now: Instant { self.folding.timekeeper.instant(self.clock.stamp()) }

    /// Takes an action: what follows from it is stored, or its refusal is.
    ///
    /// - Parameters:
    ///   - notes: What belongs to the action in the record; stored with it, and only when it is accepted.
    ///   - attest: Proves who acts, on the line that the events will follow; stored just before them, also before a refusal.
    package func act(
        _ action: Action,
        notes: [Note] = [],
        attest: ((LineMark) throws -> Note)? = nil
    ) throws -> Ruling {
        try self.transact { draft in
            try draft.bringToHand(action.command.subject)
            let now = draft.now
            do {
                let events = try draft.state.decide(action, at: now)
                try draft.append(notes)
                try attest.map { try draft.append([$0(draft.head)]) }
                try draft.append(events)
                return .accepted(events)
            } catch let refusal as Refusal {
                try attest.map { try draft.append([$0(draft.head)]) }
                try draft.append([draft.state.refused(action, refusal, at: now)])
                return .refused(refusal)
            }
        }
    }

    /// Records that somebody could not prove who they are.
    package func refuse(as role: Role, _ refusal: Refusal) throws {
        try self.transact { draft in
            let event = draft.state.refused(nil, by: role, participant: nil, subject: nil, refusal, at: draft.now)
            try draft.append([event])
        }
    }

    /// Sets the policy and declares models, where that differs from what is known.
    package func configure(_ policy: Policy, models: [ModelDeclaration]) throws {
        try self.look()
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
            try draft.append(Observation.Conflict(incident: incident, files: files, role: role))
        }
    }

    /// Adds something to the record that decides nothing.
    package func note(_ note: Note) throws {
        try self.transact { try $0.append([note]) }
    }

    /// Records the regular report of a training.
    package func reportStatus(of model: ModelName, _ text: String, by participant: Participant) throws {
        try self.transact { draft in
            try draft.append([draft.state.statusReported(text, of: model, by: participant, at: draft.now)])
        }
    }

    /// Adds something to the record with the proof of who did it, made on the line that it will follow.
    package func note(_ note: Note, attest: (LineMark) throws -> Note) throws {
        try self.transact { draft in
            try draft.append([attest(draft.head)])
            try draft.append([note])
        }
    }

    /// Reads what others have stored.
    package func look() throws {
        try self.fold(try self.ledger.entries(after: self.sequence))
    }

    /// Reads what others have stored and fires the deadlines that have passed.
    ///
    /// One that is due at this very millisecond waits: an action of somebody else at that instant is still in time.
    package func tick() throws {
        try self.look()
        let now = self.now
        guard self.state.deadlines().contains(where: { $0.due < now }) else { return }
        try self.transact { _ in }
    }
}

extension Engine {
    private func isUnknown(_ declaration: ModelDeclaration) -> Bool {
        self.state.models[declaration.name] == nil
    }

    /// What is kept beside the log, brought to its end where an older program wrote it.
    private static func beginning(_ ledger: any Ledger) throws -> Folding {
        let newest = try ledger.newest()?.sequence ?? 0
        if let kept = try Projections.readable({ try ledger.projection() }), kept.standing.sequence == newest,
            let folding = try? Folding(kept)
        {
            return folding
        }
        guard newest > 0 else { return Folding() }
        // Another process may be a line ahead by now: the transaction looks again.
        try ledger.write(Projections.catchUp)
        return try ledger.projection().map(Folding.init) ?? Folding()
    }

    private func fold(_ entries: [Entry]) throws {
        for entry in entries {
            let line = try Line(entry)
            self.folding.fold(line)
            self.folding.letEndedGo(after: line.content)
            self.head = LineMark(sequence: entry.sequence, hash: entry.hash)
        }
    }

    /// One immediate transaction: the others' lines first, then the deadlines before now, then `body`.
    func transact<Result>(_ body: (Drafting) throws -> Result) throws -> Result {
        let (result, folding, head) = try self.ledger.write { transaction in
            try Projections.bringUp(transaction)
            try self.fold(transaction.entries(after: self.sequence))
            let stamp = self.clock.stamp()
            let now = self.folding.timekeeper.instant(stamp)
            let draft = Drafting(self.folding, head: self.head, now: now, stamp: stamp, transaction: transaction)
            try draft.fireDeadlines(before: now)
            let result = try body(draft)
            try draft.project()
            return (result, draft.folding, draft.head)
        }
        // Only now has it happened; every other process folds it from the log, to the same state.
        (self.folding, self.head) = (folding, head)
        return result
    }
}
