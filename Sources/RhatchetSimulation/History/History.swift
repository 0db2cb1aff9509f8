package import RhatchetProtocol

/// A store's incidents, and how long its people took.
package struct History: Sendable {
    /// In the order of opening.
    package private(set) var incidents: [RecordedIncident] = []
    private var state = ProtocolState()
    private var samplingTime = SamplingTime()

    /// Folds the events of a log, in its order.
    package init(_ events: [Event]) {
        for event in events {
            self.take(event)
            self.state.apply(event)
            self.samplingTime.follow(self.state, at: event.at)
            if case .incidentOpened(let finding, let severity, _) = event.fact { self.open(event, finding, severity) }
        }
    }

    /// How long its trainings have sampled in all.
    package var sampling: TimeAmount { self.samplingTime.total }

    /// Answer times by step, over all incidents, ascending; a step that was never taken is left out.
    package var answers: [Step: [TimeAmount]] {
        var answers: [Step: [TimeAmount]] = [:]
        for incident in self.incidents {
            for (step, took) in incident.took { answers[step, default: []] += took }
        }
        return answers.mapValues { $0.sorted() }
    }

    private mutating func open(_ event: Event, _ finding: Finding, _ severity: Severity) {
        guard let id = event.incident, let model = event.model else { return }
        let isCritical = finding.category == .convergence && severity == .critical
        self.incidents.append(
            RecordedIncident(
                id: id,
                model: model,
                openedAt: event.at,
                trouble: Trouble(finding.category, isCritical: isCritical, isHalting: finding.halted),
                policy: self.state.policy.name,
                lane: .standard
            )
        )
    }

    /// A step ends with the command of the role that the state waited for.
    private mutating func take(_ event: Event) {
        guard let place = self.incidents.lastIndex(where: { $0.id == event.incident }) else { return }
        self.incidents[place].follow(event)
        guard let incident = event.incident.flatMap(self.state.incident), let role = event.by.role else { return }
        guard let (step, since) = Self.step(event, role, incident) else { return }
        self.incidents[place].took[step, default: []].append(event.at - since)
    }

    /// What an action was for, by the event that tells of it first; nil for what follows from one.
    private static func step(_ event: Event, _ role: Role, _ incident: Incident) -> (Step, Instant)? {
        switch event.fact {
        case .reviewGranted, .reviewRejected: return incident.appliedAt.map { (.review, $0) }
        case .trainingResumed: return (.resume, incident.since)
        case .incidentDelegated where incident.state != .reported: return nil
        case .fixApplied(let fix) where fix.lane == .standard: return nil
        case .emergencyDeclined where event.code != nil: return nil
        case .incidentDelegated, .adviceRequested, .adviceGiven, .decisionMade, .questionAsked, .questionAnswered,
            .fixSubmitted, .validationPassed, .validationFailed, .restartApproved, .restartRefused, .fixAuthorized,
            .fixApplied, .emergencyDeclined:
            return Step(incident.state, role).map { ($0, incident.since) }
        case .incidentOpened, .findingAttached, .fixConflicted, .validationRequested, .trainingStarted,
            .trainingPaused, .trainingHalted, .trainingCompleted, .emergencyActivated, .emergencyRecalled,
            .emergencyExpired, .fixReverted, .reviewOverdue, .verificationPassed, .verificationFailed,
            .incidentResolved, .incidentRewound, .incidentTerminated, .deadlineMissed, .reminderSent, .messageSent,
            .consultationAsked, .consultationAnswered, .availabilityChanged, .expectationsChanged, .policyChanged,
            .drawsQuarantined, .statusReported, .actionRefused:
            return nil
        }
    }
}
