import RhatchetProtocol

/// The lines of one transaction while they are being decided: the state runs ahead with every event.
final class Drafting {
    private(set) var state: ProtocolState
    /// The newest line, which the next one will be tied to.
    private(set) var head: LineMark
    let now: Instant
    private let stamp: Stamp
    private let transaction: any LedgerTransaction

    init(state: ProtocolState, head: LineMark, now: Instant, stamp: Stamp, transaction: any LedgerTransaction) {
        self.state = state
        self.head = head
        self.now = now
        self.stamp = stamp
        self.transaction = transaction
    }

    func append(_ events: [Event]) throws {
        for event in events {
            let line = Draft(kind: .event, at: event.at, body: try CanonicalJSON.encode(event))
            self.head = try self.transaction.append(line, stamp: self.stamp)
            for (index, effect) in event.effects.enumerated() {
                let id = StoredEffect.ID(sequence: self.head.sequence, index: index)
                let body = try CanonicalJSON.encode(effect)
                try self.transaction.enqueue(StoredEffect(id: id, progress: .pending, body: body))
            }
            self.state.apply(event)
        }
    }

    func append(_ notes: [Note]) throws {
        for note in notes {
            let line = Draft(kind: .note, at: self.now, body: try CanonicalJSON.encode(note))
            self.head = try self.transaction.append(line, stamp: self.stamp)
        }
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
}
