import RhatchetProtocol

/// All of a state from which something can still follow, with times counted from now.
///
/// Two states with one outlook have the same future, so that one of them is enough.
struct Outlook: Hashable {
    private let models: [Prospect]
    private let unavailable: Set<Role>
    private let deadlines: [Pending]

    /// - Parameter kinds: the deadlines that count; an exploration leaves out those that it never lets pass.
    init(_ state: ProtocolState, _ now: Instant, kinds: Set<DeadlineKind>) {
        self.models = state.models.keys.sorted().compactMap { Prospect(state, $0) }
        self.unavailable = state.unavailable
        self.deadlines = state.deadlines().filter { kinds.contains($0.kind) }.map {
            Pending(kind: $0.kind, model: $0.model, late: $0.late, in: $0.due - now)
        }
    }

    private struct Pending: Hashable {
        let kind: DeadlineKind
        let model: ModelName
        let late: Role
        let `in`: TimeAmount
    }

    private struct Prospect: Hashable {
        let training: TrainingStatus?
        let phase: Phase
        let trial: Bool
        let emergencyUsed: Bool
        let questions: [Role]
        let incident: Case?

        init?(_ state: ProtocolState, _ name: ModelName) {
            guard let model = state.models[name] else { return nil }
            self.training = model.training
            self.phase = model.phase
            self.trial = model.trial
            self.emergencyUsed = model.emergencyUsed
            self.questions = model.questions.map(\.asked)
            self.incident = state.openIncident(of: name).map { Case($0, isAlone: state.models.count == 1) }
        }
    }

    private struct Case: Hashable {
        let state: IncidentState
        let round: Int
        let category: Category
        let severity: Severity
        let counsel: Counsel
        let hasExpired: Bool
        /// Whether a fix stands in the file that another model shares.
        let touches: Bool
        let askedFrom: IncidentState?
        let advisesRewind: Bool
        let delegate: Role?
        let isGuided: Bool
        let submitted: FixClass?
        let repair: RepairStatus?
        let startsAnew: Bool
        let authors: Set<Participant>

        init(_ incident: Incident, isAlone: Bool) {
            let state = incident.state
            self.state = state
            self.round = incident.round
            self.category = incident.category
            self.severity = incident.severity
            self.counsel = incident.counsel
            self.hasExpired = incident.expired != nil
            self.touches = !isAlone && incident.fixes.contains { $0.fixClass != .data }
            self.askedFrom = incident.askedFrom == .questioned ? .questioned : nil
            let isAdvised = state == .deciding || (state == .validating && incident.submission == nil)
            self.advisesRewind = isAdvised && incident.advice?.rewind == true
            let isDelegated = state.isDelegated || incident.askedFrom == .questioned
            self.delegate = isDelegated ? incident.delegation?.to : nil
            self.isGuided = isDelegated && incident.delegation?.guidance != nil
            self.submitted = incident.submission?.fixClass
            self.repair = state.hasFix ? incident.repair : nil
            self.startsAnew = state.hasFix && incident.repair == .applied && incident.fixes.last?.fixClass == .data
            self.authors = state.mayBeReviewed ? incident.authors : []
        }
    }
}

/// In which states a fact still decides something; everywhere else it is written anew before it is read.
extension IncidentState {
    /// Who was delegated to, until the incident is approved, or goes back to where it is delegated anew.
    fileprivate var isDelegated: Bool {
        switch self {
        case .fixing, .questioned, .validating, .approving: true
        case .reported, .consulting, .deciding, .ready, .verifying, .escalated, .authorized, .applied: false
        case .probation, .overdue, .resolved, .rewound, .terminated: false
        }
    }

    /// How far the latest fix has come.
    fileprivate var hasFix: Bool {
        switch self {
        case .ready, .verifying, .applied, .probation, .overdue: true
        case .reported, .consulting, .deciding, .fixing, .questioned, .validating, .approving, .escalated: false
        case .authorized, .resolved, .rewound, .terminated: false
        }
    }

    /// Who made the fix that a review may be asked for.
    fileprivate var mayBeReviewed: Bool {
        switch self {
        case .validating, .approving, .authorized, .applied, .probation, .overdue: true
        case .reported, .consulting, .deciding, .fixing, .questioned, .ready, .verifying, .escalated: false
        case .resolved, .rewound, .terminated: false
        }
    }
}
