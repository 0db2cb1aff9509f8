/// One action or deadline being decided.
///
/// Every fact recorded is folded at once into a copy of the state, so that what follows from it is decided on
/// the state that it leaves. The rules stand in the extensions, one file per step of the protocol.
struct Decision {
    private(set) var state: ProtocolState
    private(set) var events: [Event] = []
    let now: Instant
    let actor: Actor
    let participant: Participant?
    /// What the events are about; a report that opens an incident sets it.
    var incident: IncidentID?
    var model: ModelName?

    init(_ state: ProtocolState, by actor: Actor, participant: Participant?, at now: Instant) {
        self.state = state
        self.now = now
        self.actor = actor
        self.participant = participant
    }

    /// Records what happened, by whoever such a fact is always by, or else by `by`, or else by who acts.
    mutating func record(
        _ fact: Fact,
        entering state: IncidentState? = nil,
        code: Code? = nil,
        by other: Actor? = nil
    ) {
        let by = fact.standingActor ?? other ?? self.actor
        let delegate = self.incident.flatMap(self.state.delegate)
        let route = Route(of: fact, by: by, sender: self.actor.role, delegate: delegate)
        let event = Event(
            at: self.now,
            incident: self.incident,
            model: self.model,
            by: by,
            participant: by == self.actor ? self.participant : nil,
            to: route.to,
            cc: route.cc,
            code: code,
            enters: state,
            fact: fact
        )
        self.events.append(event)
        self.state.apply(event)
    }

    /// The model that is decided about, as it stands now.
    func currentModel() throws(Refusal) -> Model {
        guard let model = self.model.flatMap({ self.state.models[$0] }) else {
            throw .unknown(self.model?.rawValue ?? "")
        }
        return model
    }

    /// Pauses in the engine's name what still runs.
    mutating func pauseIfRunning() {
        guard self.isRunning else { return }
        self.record(.trainingPaused(by: .engine))
    }

    var training: TrainingStatus? { self.model.flatMap { self.state.models[$0] }?.training }

    var isRunning: Bool { self.training == .running }

    var runsOrCompleted: Bool { self.training == .running || self.training == .completed }
}
