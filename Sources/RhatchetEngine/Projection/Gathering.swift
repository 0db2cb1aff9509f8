import RhatchetProtocol

/// What lines change in the projection, gathered while they are folded and stored with them.
struct Gathering {
    private var incidents: [IncidentID: Incident] = [:]
    private var openedBy: [IncidentID: Int64] = [:]
    private var models: Set<ModelName> = []
    private var mentions: [Mention] = []

    var isEmpty: Bool { self.mentions.isEmpty }

    /// Takes a line that `folding` has just folded.
    mutating func take(_ content: Line.Content, _ folding: Folding) {
        self.mentions.append(Mention(folding.sequence, content) { folding.state.incident($0)?.model })
        guard case .event(let event) = content else { return }
        if let id = event.incident, let incident = folding.state.incident(id) { self.incidents[id] = incident }
        if let model = event.model { self.models.insert(model) }
        switch event.fact {
        case .incidentOpened: if let id = event.incident { self.openedBy[id] = folding.sequence }
        case .policyChanged(_, let models): self.models.formUnion(models.map(\.name))
        default: break
        }
    }

    /// What is to be stored once `folding` stands where it stands now.
    func projection(_ folding: inout Folding) throws -> Projection? {
        guard let anchor = folding.timekeeper.anchor else { return nil }
        let state = folding.state
        let settings = try folding.keptSettings()
        return Projection(
            standing: Projection.Standing(
                sequence: folding.sequence,
                at: anchor.at,
                stamp: anchor.stamp,
                opened: state.opened,
                policy: settings.policy,
                unavailable: settings.unavailable
            ),
            models: try self.models.sorted().compactMap { state.models[$0] }.map {
                Projection.KeptModel(name: $0.name, body: try CanonicalJSON.encode($0))
            },
            incidents: try self.incidents.values.sorted { $0.id < $1.id }.map {
                Projection.KeptIncident(
                    head: IncidentHead($0),
                    openedBy: self.openedBy[$0.id],
                    body: try CanonicalJSON.encode($0)
                )
            },
            mentions: self.mentions
        )
    }
}
