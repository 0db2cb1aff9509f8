extension Incident {
    /// Folds one event of this incident: the facts first, then the state that it enters.
    mutating func apply(_ event: Event) {
        switch event.fact {
        case .findingAttached(let finding, let severity, let confirmed):
            let occurrence = Occurrence(at: event.at, finding: finding, severity: severity, confirmed: confirmed)
            self.findings.append(occurrence)
        case .incidentDelegated(let delegation, let category):
            self.delegation = delegation
            self.category = category ?? self.category
        case .adviceRequested(let category): self.category = category ?? self.category
        case .adviceGiven(let advice): self.advise(advice)
        case .fixSubmitted(let submission):
            self.submission = submission
            self.authors = Set([event.participant].compactMap(\.self))
        case .emergencyActivated: self.category = .convergence
        case .emergencyDeclined:
            if event.by == .role(.modeler), event.code == nil { self.counsel = .declined }
        case .emergencyExpired(let deadline): self.expired = deadline
        case .fixAuthorized(let authorization, _):
            self.authorization = authorization
            self.authors = Set([event.participant].compactMap(\.self))
        case .fixApplied(let fix): self.wasApplied(fix, event)
        case .fixReverted(let fix):
            self.fixes.removeAll { $0 == fix }
            self.repair = .reverted
        case .trainingResumed:
            if self.repair == .applied {
                self.repair = .probation
                self.restartedAt = event.at
            }
        case .reviewGranted: self.wasGranted(event)
        case .reviewRejected: self.review = .rejected
        case .reviewOverdue: self.review = .overdue
        case .emergencyRecalled: self.review = .none
        case .verificationPassed: self.repair = .verified
        case .verificationFailed:
            self.repair = .failed
            if event.enters == .reported { self.round += 1 }
        case .deadlineMissed(let kind, _), .reminderSent(let kind, _): self.settled.insert(kind)
        case .incidentOpened, .decisionMade, .questionAsked, .questionAnswered, .fixConflicted, .validationRequested,
            .validationPassed, .validationFailed, .restartApproved, .restartRefused, .trainingStarted,
            .trainingPaused, .trainingHalted, .trainingCompleted, .incidentResolved, .incidentRewound,
            .incidentTerminated, .messageSent, .consultationAsked, .consultationAnswered, .availabilityChanged,
            .expectationsChanged, .policyChanged, .drawsQuarantined, .statusReported, .actionRefused:
            break
        }
        if let state = event.enters { self.enter(state, at: event.at) }
    }

    private mutating func advise(_ advice: Advice) {
        self.counsel = .advised
        if advice.recommends { self.advice = advice } else { self.settled.insert(.analysis) }
    }

    private mutating func wasApplied(_ fix: Fix, _ event: Event) {
        self.fixes.append(fix)
        self.repair = .applied
        self.submission = nil
        self.appliedAt = event.at
        self.restartedAt = nil
        if let participant = event.participant { self.authors.insert(participant) }
        switch fix.lane {
        case .emergency: self.review = .pending
        case .standard: break
        }
    }

    private mutating func wasGranted(_ event: Event) {
        self.review = .granted
        if event.enters == .reported { self.round += 1 }
    }
}
