package import RhatchetProtocol

/// Somebody who fills roles, or several who share one queue: a person, an agent or a rule.
package struct Desk: Sendable, Hashable {
    package var name: String
    package var roles: [Role]
    package var kind: Participant.Kind
    /// How many work from this queue, each on one thing at a time.
    package var count: Int
    package var hours: Hours
    /// From a message until it is seen, while at work.
    package var pickup: Distribution
    /// Multiplies the length of all work.
    package var pace: Double
    /// nil where nobody is called out of hours.
    package var onCall: OnCall?
    /// Share 0...1 of reminders upon which what waits unseen is seen at once.
    package var heeds = 0.0

    package init(
        _ name: String,
        _ roles: [Role],
        kind: Participant.Kind = .person,
        count: Int = 1,
        hours: Hours = .always,
        pickup: Distribution = .constant(.minutes(0)),
        pace: Double = 1,
        onCall: OnCall? = nil
    ) {
        self.name = name
        self.roles = roles
        self.kind = kind
        self.count = count
        self.hours = hours
        self.pickup = pickup
        self.pace = pace
        self.onCall = onCall
    }

    /// Whether this desk ever does anything.
    var isEverThere: Bool { !self.hours.isEmpty || (self.onCall?.chance ?? 0) > 0 }
}
