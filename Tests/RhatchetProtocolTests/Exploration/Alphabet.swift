import RhatchetProtocol

/// What an exploration tries in every state, by roles that may ever give such a command.
///
/// What a role may never do is the authority table's to show; here every payload that decides differently stands.
struct Alphabet {
    /// What is tried on a model and the incident that is open, or was the last, on it.
    private let make: @Sendable (ModelName, IncidentID) -> [Action]
    /// What is tried whatever the incidents are.
    private let always: [Action]
    private var made: [Target: [Action]] = [:]

    private struct Target: Hashable {
        let model: ModelName
        let incident: IncidentID
    }

    /// No incident is ever that late.
    private static let unknown = IncidentID(rawValue: .max)

    init(always: [Action] = [], _ make: @escaping @Sendable (ModelName, IncidentID) -> [Action]) {
        self.make = make
        self.always = always
    }

    mutating func actions(in state: ProtocolState) -> [Action] {
        state.models.keys.sorted().reduce(self.always) { $0 + self.actions(on: $1, in: state) }
    }

    private mutating func actions(on model: ModelName, in state: ProtocolState) -> [Action] {
        let incidents = state.incidents.filter { $0.model == model }
        let tried = self.actions(on: model, incidents.last?.id ?? Self.unknown)
        // A closed incident still names its model, whose training an open one may hold.
        guard let closed = incidents.dropLast().last?.id else { return tried }
        return tried + [Action(by: .modelTrainer, .resume(subject: .incident(closed)))]
    }

    private mutating func actions(on model: ModelName, _ id: IncidentID) -> [Action] {
        if let made = self.made[Target(model: model, incident: id)] { return made }
        let made = self.make(model, id)
        self.made[Target(model: model, incident: id)] = made
        return made
    }
}
