import RhatchetProtocol

/// The lines of one transaction while they are being decided: the state runs ahead with every event.
final class Drafting {
    /// Where the log stands after the lines so far; for the engine, once they are on the disk.
    private(set) var folding: Folding
    private var hasTakenUp = false
    private var gathering = Gathering()
    /// The newest line, which the next one will be tied to.
    private(set) var head: LineMark
    let now: Instant
    private let stamp: Stamp
    private let transaction: any LedgerTransaction

    init(_ folding: Folding, head: LineMark, now: Instant, stamp: Stamp, transaction: any LedgerTransaction) {
        self.folding = folding
        self.head = head
        self.now = now
        self.stamp = stamp
        self.transaction = transaction
    }

    var state: ProtocolState { self.folding.state }

    /// Takes up an incident that has ended and was let go, so that what is done to it is refused as it should be.
    func bringToHand(_ subject: Subject?) throws {
        guard case .incident(let id)? = subject else { return }
        try self.takeUp(id)
    }

    func append(_ events: [Event]) throws {
        for event in events {
            let sequence = try self.append(.event(event), at: event.at, body: CanonicalJSON.encode(event))
            for effect in try StoredEffect.asked(by: event, at: sequence) { try self.transaction.enqueue(effect) }
        }
    }

    func append(_ notes: [Note]) throws {
        for note in notes { try self.append(.note(note), at: self.now, body: CanonicalJSON.encode(note)) }
    }

    /// Says that files were left as somebody else has changed them.
    func append(_ conflict: Observation.Conflict) throws {
        try self.bringToHand(.incident(conflict.incident))
        let (files, role) = (conflict.files, conflict.role)
        let events = self.state.filesChanged(on: conflict.incident, files: files, foundFor: role, at: self.now)
        try self.append(events)
    }

    func mark(_ effect: PendingEffect, as progress: StoredEffect.Progress, result: String?) throws {
        try self.transaction.mark(effect.id, as: progress, result: result)
    }

    /// Fires what was due before `instant`, at the time at which it was due: an action at the very instant of
    /// its deadline is in time.
    ///
    /// One deadline can end or start others, so the list is asked for anew after each.
    func fireDeadlines(before instant: Instant) throws {
        while let deadline = self.state.deadlines().first, deadline.due < instant {
            let events = self.state.fire(deadline)
            precondition(!events.isEmpty, "internal error: deadline \(deadline) runs and does not fire")
            try self.append(events)
        }
    }

    /// Stores what the lines have changed in the projection, in the same transaction.
    func project() throws {
        defer { if self.hasTakenUp { self.folding.letEndedGo() } }
        guard !self.gathering.isEmpty, let projection = try self.gathering.projection(&self.folding) else { return }
        try self.transaction.project(projection)
    }

    @discardableResult
    private func append(_ content: Line.Content, at instant: Instant, body: String) throws -> Int64 {
        try self.takeUp(content.incident)
        let line = Draft(kind: content.kind, at: instant, body: body)
        self.head = try self.transaction.append(line, stamp: self.stamp)
        self.folding.fold(content, sequence: self.head.sequence, at: instant, stamp: self.stamp)
        self.gathering.take(content, self.folding)
        self.folding.letEndedGo(after: content)
        return self.head.sequence
    }

    private func takeUp(_ id: IncidentID?) throws {
        if try self.folding.bringToHand(id, from: self.transaction) { self.hasTakenUp = true }
    }
}
