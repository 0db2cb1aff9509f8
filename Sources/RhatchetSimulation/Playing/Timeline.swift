package import RhatchetProtocol

/// The protocol on a virtual clock: what `decide`, `fire` and `apply` make of actions as their times come.
///
/// The order is that of PROTOCOL 13: before an action every earlier deadline has fired; at one instant actions come
/// first and deadlines after them.
package struct Timeline: Sendable {
    package private(set) var state: ProtocolState
    package private(set) var events: [Event] = []
    /// The deadline that passes first; nil when none runs.
    package private(set) var next: Deadline?

    package init(_ beginning: ProtocolState) {
        self.state = beginning
        self.next = beginning.deadlines().first
    }

    /// Takes an action, or records its refusal.
    package mutating func act(_ action: Action, at now: Instant) {
        self.fireDeadlines { $0 < now }
        do {
            let (events, state) = try self.state.decided(action, at: now)
            self.state = state
            self.events += events
            self.next = state.deadlines().first
        } catch {
            self.append([self.state.refused(action, error, at: now)])
        }
    }

    /// Records the refusal of what is no action at all.
    package mutating func refuse(
        _ command: CommandName,
        by role: Role,
        subject: Subject?,
        _ refusal: Refusal,
        at now: Instant
    ) {
        self.fireDeadlines { $0 < now }
        let person = Participant(role.rawValue, .person)
        self.append([
            self.state.refused(command, by: role, participant: person, subject: subject, refusal, at: now)
        ])
    }

    /// Lets the time pass until `end`, included.
    package mutating func pass(until end: Instant) {
        self.fireDeadlines { $0 <= end }
    }

    /// One deadline can end or start others, so the list is asked for anew after each.
    private mutating func fireDeadlines(where isDue: (Instant) -> Bool) {
        while let next = self.next, isDue(next.due) {
            self.append(self.state.fire(next))
        }
    }

    private mutating func append(_ new: [Event]) {
        for event in new { self.state.apply(event) }
        self.events += new
        self.next = self.state.deadlines().first
    }
}
