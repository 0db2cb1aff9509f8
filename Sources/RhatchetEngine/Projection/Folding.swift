import RhatchetProtocol

/// A state that follows the log line by line, from its beginning or from a projection.
struct Folding: Sendable {
    private(set) var state = ProtocolState()
    private(set) var timekeeper = Timekeeper()
    /// The newest line that is in it; 0 before the first.
    private(set) var sequence: Int64 = 0
    private var settings: Settings?

    /// What seldom changes, as it is kept: canonical JSON.
    struct Settings: Sendable {
        let policy: String
        let unavailable: String
    }

    init() {}

    /// - Throws: a `DecodingError` where the projection is not what this program writes.
    init(_ kept: Projection) throws {
        self.state = ProtocolState(
            policy: try CanonicalJSON.decode(Policy.self, from: kept.standing.policy),
            models: try kept.models.map { try CanonicalJSON.decode(Model.self, from: $0.body) },
            incidents: try kept.incidents.map { try CanonicalJSON.decode(Incident.self, from: $0.body) },
            opened: kept.standing.opened,
            unavailable: try CanonicalJSON.decode(Set<Role>.self, from: kept.standing.unavailable)
        )
        self.timekeeper.anchor(at: kept.standing.at, stamp: kept.standing.stamp)
        self.sequence = kept.standing.sequence
        self.settings = Settings(policy: kept.standing.policy, unavailable: kept.standing.unavailable)
    }

    /// Written anew only after something has changed them.
    mutating func keptSettings() throws -> Settings {
        if let settings = self.settings { return settings }
        let settings = Settings(
            policy: try CanonicalJSON.encode(self.state.policy),
            unavailable: try CanonicalJSON.encode(self.state.unavailable.sorted())
        )
        self.settings = settings
        return settings
    }

    mutating func fold(_ line: Line) {
        self.fold(line.content, sequence: line.sequence, at: line.at, stamp: line.stamp)
    }

    mutating func fold(_ content: Line.Content, sequence: Int64, at instant: Instant, stamp: Stamp) {
        if case .event(let event) = content { self.apply(event) }
        self.timekeeper.anchor(at: instant, stamp: stamp)
        self.sequence = sequence
    }

    private mutating func apply(_ event: Event) {
        self.state.apply(event)
        switch event.fact {
        case .policyChanged, .availabilityChanged: self.settings = nil
        default: return
        }
    }

    /// Takes up what is needed to fold a line about it.
    mutating func takeUp(_ incident: Incident) {
        self.state.takeUp(incident)
    }

    /// Lets go what a new incident of a model has made old.
    mutating func letEndedGo(after content: Line.Content) {
        guard case .event(let event) = content, case .incidentOpened = event.fact, let model = event.model else {
            return
        }
        self.state.letEndedGo(of: model)
    }

    /// Lets go whatever was taken up.
    mutating func letEndedGo() {
        self.state.letEndedGo()
    }
}
