/// The whole protocol as one value: policy, models and incidents.
///
/// `decide` and `fire` are pure and say what would happen; `apply` is the only thing that changes the state and
/// cannot fail. No clock, no files: time is an argument, and what is to be done outside is read off the events
/// (`Event.effects`). Folding a log of events into `ProtocolState(policy:models:)` gives the live state.
package struct ProtocolState: Sendable, Hashable {
    package internal(set) var policy: Policy
    package internal(set) var models: [ModelName: Model]
    /// Those at hand, in order of opening: all of them, unless some that have ended were let go.
    package internal(set) var incidents: [Incident]
    /// How many incidents were ever opened: the number of the newest.
    package internal(set) var opened: Int
    package internal(set) var unavailable: Set<Role>

    package init(policy: Policy = Policy(), models: [ModelDeclaration] = []) {
        self.policy = policy
        self.models = [:]
        for declaration in models { self.models[declaration.name] = Model(declaration) }
        self.incidents = []
        self.opened = 0
        self.unavailable = []
    }

    /// The incident with this number; nil when there is none, or when it has ended and was let go.
    package func incident(_ id: IncidentID) -> Incident? {
        self.index(of: id).map { self.incidents[$0] }
    }

    /// Who works on an incident's fix; nil when nobody does, or there is no such incident.
    func delegate(of id: IncidentID) -> Role? {
        self.index(of: id).flatMap { self.incidents[$0].delegation?.to }
    }

    /// The one open incident of a model; nil when all are closed.
    package func openIncident(of model: ModelName) -> Incident? {
        self.incidents.last { $0.model == model && !$0.state.isTerminal }
    }

    package func isAvailable(_ role: Role) -> Bool {
        !self.unavailable.contains(role)
    }

    /// Where an incident stands in `incidents`: at its number less one, as long as none was let go.
    func index(of id: IncidentID) -> Int? {
        guard id.rawValue > 0 else { return nil }
        let place = id.rawValue - 1
        if self.incidents.indices.contains(place), self.incidents[place].id == id { return place }
        let found = self.place(of: id)
        return found < self.incidents.count && self.incidents[found].id == id ? found : nil
    }

    /// The first place whose incident is not older than `id`.
    func place(of id: IncidentID) -> Int {
        var (low, high) = (0, self.incidents.count)
        while low < high {
            let middle = (low + high) / 2
            if self.incidents[middle].id < id { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
