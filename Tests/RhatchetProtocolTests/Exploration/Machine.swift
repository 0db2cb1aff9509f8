import RhatchetProtocol

/// The protocol as an exploration calls it: the real one, or one with a deliberately wrong rule around it.
struct Machine: Sendable {
    /// What follows from an action; nil when it is refused.
    var decide: @Sendable (ProtocolState, Action, Instant) -> [Event]?
    var fire: @Sendable (ProtocolState, Deadline) -> [Event]

    static let real = Machine(decide: { try? $0.decide($1, at: $2) }, fire: { $0.fire($1) })
}
