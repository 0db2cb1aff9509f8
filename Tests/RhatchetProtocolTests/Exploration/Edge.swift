import RhatchetProtocol

/// One thing that can happen: the state before, what an onlooker knew, why, what follows, the state after.
struct Edge {
    enum Cause {
        case action(Action)
        case deadline(Deadline)
        /// An action that is not taken, of which only the record tells.
        case refusal
    }

    let before: ProtocolState
    let known: Witness
    let cause: Cause
    let events: [Event]
    let after: ProtocolState

    /// What the onlooker knows once everything of this edge has happened.
    let learned: Witness

    init(_ before: ProtocolState, _ known: Witness, _ cause: Cause, _ events: [Event]) {
        var (after, learned) = (before, known)
        for event in events {
            after.apply(event)
            learned.see(event, cause)
        }
        self.before = before
        self.known = known
        self.cause = cause
        self.events = events
        self.after = after
        self.learned = learned
    }

    var action: Action? {
        switch self.cause {
        case .action(let action): action
        case .deadline, .refusal: nil
        }
    }

    func event(_ name: EventName) -> Event? { self.events.first { $0.name == name } }
}
