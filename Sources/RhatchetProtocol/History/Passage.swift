/// One event of a history, between what stood before it and what stands after.
package struct Passage: Sendable {
    package let before: ProtocolState
    package let event: Event
    package let after: WholeState
    /// When the event before it happened; nil for the first.
    package let previous: Instant?

    /// The incident that the event is about, as it stood before.
    var incident: Incident? { self.event.incident.flatMap(self.before.incident) }

    /// The model that it is about, as it stood before.
    var model: Model? { self.event.model.flatMap { self.before.models[$0] } }
}
