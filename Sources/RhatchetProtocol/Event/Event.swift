/// Something that happened, as it stands in the log.
///
/// Folding events alone gives the live state.
package struct Event: Sendable, Codable, Hashable {
    package var at: Instant
    package var incident: IncidentID?
    package var model: ModelName?
    package var by: Actor
    /// Who filled the role; nil for the engine and for what follows from somebody else's action.
    package var participant: Participant?
    /// Lists of roles stand in the order of PROTOCOL 2.
    package var to: [Role]
    package var cc: [Role]
    package var code: Code?
    /// The state that the incident enters by this event; nil when it stays.
    ///
    /// Entering the same state again is an entry.
    package var enters: IncidentState?
    package var fact: Fact

    package init(
        at: Instant,
        incident: IncidentID? = nil,
        model: ModelName? = nil,
        by: Actor,
        participant: Participant? = nil,
        to: [Role] = [],
        cc: [Role] = [],
        code: Code? = nil,
        enters: IncidentState? = nil,
        fact: Fact
    ) {
        self.at = at
        self.incident = incident
        self.model = model
        self.by = by
        self.participant = participant
        self.to = to
        self.cc = cc
        self.code = code
        self.enters = enters
        self.fact = fact
    }

    package var name: EventName { self.fact.name }
}
