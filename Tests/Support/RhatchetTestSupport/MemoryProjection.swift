import RhatchetEngine
import RhatchetProtocol

/// What is kept beside a log in memory.
struct MemoryProjection {
    private(set) var standing: Projection.Standing?
    private(set) var models: [ModelName: Projection.KeptModel] = [:]
    private(set) var incidents: [IncidentID: Projection.KeptIncident] = [:]
    private var mentions: [Int64: Mention] = [:]

    var ordered: [Projection.KeptIncident] { self.incidents.values.sorted { $0.head.id < $1.head.id } }

    /// As it is read: with the incidents that are needed alone.
    var projection: Projection? {
        self.standing.map { standing in
            Projection(
                standing: standing,
                models: self.models.values.sorted { $0.name < $1.name },
                incidents: self.ordered.filter(self.isNeeded)
            )
        }
    }

    mutating func store(_ projection: Projection) {
        self.standing = projection.standing
        for model in projection.models { self.models[model.name] = model }
        for var incident in projection.incidents {
            incident.openedBy = incident.openedBy ?? self.incidents[incident.head.id]?.openedBy
            self.incidents[incident.head.id] = incident
        }
        for mention in projection.mentions { self.mentions[mention.sequence] = mention }
    }

    /// The numbers of the lines about a topic.
    func mentions(of topic: Topic) -> [Int64] {
        switch topic {
        case .model(let model): self.mentions.values.filter { $0.model == model }.map(\.sequence)
        case .names(let names): self.mentions.values.filter { names.contains($0.name) }.map(\.sequence)
        case .incident(let id): self.mentions.values.filter { self.isAbout(id, $0) }.map(\.sequence)
        }
    }

    private func isAbout(_ id: IncidentID, _ mention: Mention) -> Bool {
        guard mention.incident == nil else { return mention.incident == id }
        guard let model = self.incidents[id]?.head.model, mention.model == model else { return false }
        let others = self.ordered.filter { $0.head.model == model }
        let start = others.last { $0.head.id < id }?.openedBy ?? 0
        let stop = others.first { $0.head.id > id }?.openedBy ?? .max
        return mention.sequence > start && mention.sequence < stop
    }

    private func isNeeded(_ kept: Projection.KeptIncident) -> Bool {
        let newest = self.incidents.values.filter { $0.head.model == kept.head.model }.map(\.head.id).max()
        return !kept.head.state.isTerminal || kept.head.id == newest
    }
}
