/// The whole protocol as one value: policy, models and incidents.
///
/// `decide` and `fire` are pure and say what would happen; `apply` is the only thing that changes the state and
/// cannot fail. No clock, no files: time is an argument, and what is to be done outside is read off the events
/// (`Event.effects`). Folding a log of events into `ProtocolState(policy:models:)` gives the live state.
package struct ProtocolState: Sendable, Hashable {
    package internal(set) var policy: Policy
    package internal(set) var models: [ModelName: Model]
    /// In order of opening: the incident with number n is at n - 1.
    package internal(set) var incidents: [Incident]
    package internal(set) var unavailable: Set<Role>

    package init(policy: Policy = Policy(), models: [ModelDeclaration] = []) {
        self.policy = policy
        self.models = [:]
        for declaration in models { self.models[declaration.name] = Model(declaration) }
        self.incidents = []
        self.unavailable = []
    }

    /// The incident with this number; nil when there is none.
    package func incident(_ id: IncidentID) -> Incident? {
        self.isKnown(id) ? self.incidents[id.rawValue - 1] : nil
    }

    /// Who works on an incident's fix; nil when nobody does, or there is no such incident.
    func delegate(of id: IncidentID) -> Role? {
        self.isKnown(id) ? self.incidents[id.rawValue - 1].delegation?.to : nil
    }

    /// Whether there is an incident with this number.
    func isKnown(_ id: IncidentID) -> Bool { id.rawValue > 0 && id.rawValue <= self.incidents.count }

    /// The one open incident of a model; nil when all are closed.
    package func openIncident(of model: ModelName) -> Incident? {
        self.incidents.last { $0.model == model && !$0.state.isTerminal }
    }

    package func isAvailable(_ role: Role) -> Bool {
        !self.unavailable.contains(role)
    }
}
