/// A state that forgets nothing: what has ended stands aside, and is taken up again when something is about it.
///
/// So that a long log costs no more per event than a short one.
package struct WholeState: Sendable {
    /// What can still matter, and what the last event was about.
    package private(set) var state: ProtocolState
    private var ended: [IncidentID: Incident] = [:]

    package init(_ beginning: ProtocolState = ProtocolState()) {
        self.state = beginning
    }

    /// Every incident, in order of opening.
    package var incidents: [Incident] {
        var all = self.ended
        for incident in self.state.incidents { all[incident.id] = incident }
        return all.values.sorted { $0.id.rawValue < $1.id.rawValue }
    }

    package func incident(_ id: IncidentID) -> Incident? { self.state.incident(id) ?? self.ended[id] }

    /// Takes up what something new is about.
    package mutating func bringToHand(_ id: IncidentID?) {
        if let incident = id.flatMap({ self.ended.removeValue(forKey: $0) }) { self.state.takeUp(incident) }
    }

    package mutating func apply(_ event: Event) {
        self.bringToHand(event.incident)
        self.state.apply(event)
        guard case .incidentOpened = event.fact, let model = event.model else { return }
        for incident in self.state.letEndedGo(of: model) { self.ended[incident.id] = incident }
    }
}
