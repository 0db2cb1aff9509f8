/// What holds in every history that the protocol can have made (PROTOCOL 2, 5 and 6).
///
/// A check of a log that shares no code with `decide`: what was let through by a mistake, or put in by hand, shows here.
package struct HistoryLaws: Sendable {
    package enum Law: String, Sendable, Codable, CaseIterable {
        case timeRunsForwards = "time never runs backwards"
        case oneOpenIncident = "one open incident per model"
        case closedStaysClosed = "a closed incident changes no more"
        case oneEmergency = "one emergency per model"
        case appliedWasAllowed = "nothing is applied without an approval or an authorisation"
        case restartWasAllowed = "nothing restarts without an applied or approved fix"
        case reviewHasAFix = "what is reviewed was applied"
        case nobodyReviewsItself = "no agent and no rule reviews its own fix"
        case ownRole = "every step is taken by a role that may take it"
        case resolvedWasVerified = "what is resolved was verified"
    }

    /// A law that a history breaks, at one of its events.
    package struct Breach: Sendable, Equatable {
        package let law: Law
        package let index: Int
    }

    package private(set) var breaches: [Breach] = []
    private var state = ProtocolState()
    private var latest = Instant(milliseconds: .min)
    private var emergencies: [ModelName: Int] = [:]
    private var allowed: Set<IncidentID> = []
    private var verified: Set<IncidentID> = []
    private var count = 0

    package init(_ events: [Event]) {
        for event in events { self.take(event) }
    }

    private mutating func take(_ event: Event) {
        self.check(.timeRunsForwards, event.at >= self.latest)
        self.latest = max(self.latest, event.at)
        self.check(.ownRole, event.mayBeBy)
        let incident = event.incident.flatMap { self.state.incident($0) }
        if let incident { self.check(event, incident) }
        if event.name == .incidentOpened, let model = event.model {
            self.check(.oneOpenIncident, self.state.openIncident(of: model) == nil)
        }
        self.countEmergency(event)
        self.state.apply(event)
        self.count += 1
    }

    private mutating func check(_ event: Event, _ incident: Incident) {
        self.check(.closedStaysClosed, !incident.state.isTerminal || event.enters == nil)
        switch event.fact {
        case .fixAuthorized, .restartApproved: self.allowed.insert(incident.id)
        case .fixApplied: self.check(.appliedWasAllowed, self.allowed.remove(incident.id) != nil)
        case .trainingResumed(let restart) where restart != .continued:
            self.verified.remove(incident.id)
            self.check(.restartWasAllowed, incident.state == .ready || incident.state == .applied)
        case .reviewGranted, .reviewRejected:
            self.check(.reviewHasAFix, incident.appliedAt != nil)
            let reviewer = event.participant
            let isOwn = reviewer.map { $0.kind != .person && incident.authors.contains($0) } ?? false
            self.check(.nobodyReviewsItself, !isOwn)
        case .verificationPassed: self.verified.insert(incident.id)
        case .incidentResolved: self.check(.resolvedWasVerified, self.verified.contains(incident.id))
        default: return
        }
    }

    /// An emergency that met a conflict counts as not used.
    private mutating func countEmergency(_ event: Event) {
        guard let model = event.model else { return }
        if event.name == .emergencyActivated {
            self.emergencies[model, default: 0] += 1
            self.check(.oneEmergency, self.emergencies[model] == 1)
        } else if event.name == .emergencyDeclined, event.code == .conflict {
            self.emergencies[model] = 0
        }
    }

    private mutating func check(_ law: Law, _ holds: Bool) {
        if !holds { self.breaches.append(Breach(law: law, index: self.count)) }
    }
}

extension Event {
    /// Whether its actor may ever take this step.
    fileprivate var mayBeBy: Bool {
        switch self.fact {
        case .incidentDelegated, .decisionMade, .questionAnswered, .restartApproved, .restartRefused,
            .emergencyRecalled,
            .reviewGranted, .reviewRejected, .incidentRewound, .incidentTerminated:
            // Under `expert` a delegation follows from the report, or from the advice.
            self.by == .role(.director) || self.name == .incidentDelegated
        case .adviceGiven, .fixAuthorized, .expectationsChanged: self.by == .role(.modeler)
        case .questionAsked, .fixSubmitted: self.by == .role(.codeTranslator) || self.by == .role(.dataEngineer)
        case .fixApplied, .fixReverted: self.by == .role(.codeTranslator)
        case .trainingPaused, .trainingResumed, .trainingHalted, .trainingCompleted, .verificationPassed,
            .verificationFailed, .incidentOpened, .findingAttached, .drawsQuarantined:
            self.by == .role(.modelTrainer)
        case .deadlineMissed, .reminderSent, .emergencyExpired, .reviewOverdue: self.by == .engine
        default: true
        }
    }
}
