import RhatchetProtocol

/// All of a state from which something can still follow, with times counted from now.
struct Outlook: Hashable {
    private let training: TrainingStatus?
    private let phase: Phase?
    private let emergencyUsed: Bool?
    private let incident: Case?
    private let deadlines: [Pending]

    init(_ state: ProtocolState, _ now: Instant) {
        let model = state.models["model_1"]
        self.training = model?.training
        self.phase = model?.phase
        self.emergencyUsed = model?.emergencyUsed
        self.incident = state.openIncident(of: "model_1").map(Case.init)
        self.deadlines = state.deadlines().map { Pending(kind: $0.kind, in: $0.due - now) }
    }

    private struct Pending: Hashable {
        let kind: DeadlineKind
        let `in`: TimeAmount
    }

    private struct Case: Hashable {
        let state: IncidentState
        let lane: Lane
        let round: Int
        let category: Category
        let severity: Severity
        let askedFrom: IncidentState?
        let counsel: Counsel
        let advisesRewind: Bool?
        let delegate: Role?
        let submitted: FixClass?
        let hasExpired: Bool
        let review: ReviewStatus
        let repair: RepairStatus
        let lastFix: FixClass?

        init(_ incident: Incident) {
            self.state = incident.state
            self.lane = incident.lane
            self.round = incident.round
            self.category = incident.category
            self.severity = incident.severity
            self.askedFrom = incident.askedFrom
            self.counsel = incident.counsel
            self.advisesRewind = incident.advice?.rewind
            self.delegate = incident.delegation?.to
            self.submitted = incident.submission?.fixClass
            self.hasExpired = incident.expired != nil
            self.review = incident.review
            self.repair = incident.repair
            self.lastFix = incident.fixes.last?.fixClass
        }
    }
}
