import RhatchetProtocol

/// Plays actions on a virtual clock, as PROTOCOL 13 orders them, and keeps a line per event.
///
/// A line is `time actor event -> recipients (copies) [code]`; empty parts are left out.
struct Rehearsal {
    private(set) var state: ProtocolState
    private(set) var events: [Event] = []
    /// The same events, by the action or the deadline that they follow from.
    private(set) var decisions: [(cause: Edge.Cause, events: [Event])] = []
    let beginning: ProtocolState

    init(_ policy: Policy = Policy(), models: [ModelDeclaration] = [ModelDeclaration("model_1")]) {
        self.beginning = ProtocolState(policy: policy, models: models)
        self.state = self.beginning
    }

    /// A new rehearsal from the same beginning.
    var again: Rehearsal {
        Rehearsal(self.beginning)
    }

    private init(_ beginning: ProtocolState) {
        self.beginning = beginning
        self.state = beginning
    }

    /// Fires what is due before `time`, then decides; a refusal is recorded as `action.refused`.
    mutating func at(_ time: String, _ role: Role, _ command: Command, as participant: Participant? = nil) {
        self.at(.read(time), role, command, as: participant)
    }

    mutating func at(_ now: Instant, _ role: Role, _ command: Command, as participant: Participant? = nil) {
        self.fire { $0 < now }
        let who = participant ?? Participant(role.rawValue, .person)
        let action = Action(by: role, participant: who, command)
        do {
            self.take(try self.state.decide(action, at: now), by: .action(action))
        } catch {
            self.take([self.state.refused(action, error, at: now)], by: .refusal)
        }
    }

    /// Fires what is due until `time`, included.
    mutating func until(_ time: String) {
        let end = Instant.read(time)
        self.fire { $0 <= end }
    }

    /// Fires what is due before `now`.
    mutating func fire(before now: Instant) {
        self.fire { $0 < now }
    }

    private mutating func fire(where isDue: (Instant) -> Bool) {
        while let next = self.state.deadlines().first, isDue(next.due) {
            self.take(self.state.fire(next), by: .deadline(next))
        }
    }

    private mutating func take(_ new: [Event], by cause: Edge.Cause) {
        for event in new { self.state.apply(event) }
        self.events += new
        self.decisions.append((cause, new))
    }

    var lines: [String] { self.events.map(\.line) }
    var last: Event? { self.events.last }
    var lastCode: Code? { self.events.last?.code }

    /// The names of the events from `time` on.
    func names(from time: String = "0:00") -> [String] {
        self.events.filter { $0.at >= .read(time) }.map(\.name.rawValue)
    }

    /// The names of the events at `time`.
    func names(at time: String) -> [String] {
        self.events.filter { $0.at == .read(time) }.map(\.name.rawValue)
    }

    /// Incident 1, or the one with number `id`; nil before it is opened.
    func incident(_ id: Int = 1) -> Incident? { self.state.incident(IncidentID(rawValue: id)) }

    func training(_ model: ModelName = "model_1") -> String? { self.state.models[model]?.training?.name }

    /// What the last line of a trace says of an incident, and its training.
    func ending(_ id: Int = 1) -> String {
        guard let incident = self.incident(id) else { return "no incident" }
        let training = self.training(incident.model) ?? "none"
        return "\(incident.state) \(incident.lane) \(incident.round) \(training)"
    }

    /// Folding the events alone, without deciding anything.
    var folded: ProtocolState {
        self.events.reduce(into: self.beginning) { state, event in state.apply(event) }
    }
}

extension Event {
    var line: String {
        var line = "\(self.at.clock) \(self.by.rawValue) \(self.name.rawValue)"
        if !self.to.isEmpty { line += " -> " + self.to.map(\.rawValue).joined(separator: ",") }
        if !self.cc.isEmpty { line += " (" + self.cc.map(\.rawValue).joined(separator: ",") + ")" }
        if let code = self.code { line += " [\(code.rawValue)]" }
        return line
    }
}
