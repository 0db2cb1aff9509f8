/// Of a long history only what can still matter is kept at hand: the open incidents, and the newest of each model.
///
/// An incident that has ended decides nothing any more but that it has ended; whoever acts on it takes it up first.
extension ProtocolState {
    /// A state as it was kept: everything but the incidents that have ended and are not the newest of their model.
    ///
    /// - Parameter incidents: in order of opening.
    package init(policy: Policy, models: [Model], incidents: [Incident], opened: Int, unavailable: Set<Role>) {
        self.policy = policy
        self.models = Dictionary(uniqueKeysWithValues: models.map { ($0.name, $0) })
        self.incidents = incidents
        self.opened = opened
        self.unavailable = unavailable
    }

    /// Takes up an incident that was let go; one that is at hand stays as it is.
    package mutating func takeUp(_ incident: Incident) {
        guard self.index(of: incident.id) == nil else { return }
        self.incidents.insert(incident, at: self.place(of: incident.id))
    }

    /// Lets the incidents go that have ended and are not the newest of their model, and gives them.
    @discardableResult package mutating func letEndedGo() -> [Incident] {
        var newest: [ModelName: IncidentID] = [:]
        for incident in self.incidents { newest[incident.model] = incident.id }
        let gone = self.incidents.filter { $0.state.isTerminal && newest[$0.model] != $0.id }
        if !gone.isEmpty { self.incidents.removeAll { $0.state.isTerminal && newest[$0.model] != $0.id } }
        return gone
    }

    /// Lets go what a new incident of `model` has made old, and gives it: in the order in which it was opened.
    @discardableResult package mutating func letEndedGo(of model: ModelName) -> [Incident] {
        guard let newest = self.incidents.lastIndex(where: { $0.model == model }) else { return [] }
        var gone: [Incident] = []
        for index in self.incidents.indices.prefix(newest).reversed()
        where self.incidents[index].model == model && self.incidents[index].state.isTerminal {
            gone.append(self.incidents.remove(at: index))
        }
        return gone.reversed()
    }
}
