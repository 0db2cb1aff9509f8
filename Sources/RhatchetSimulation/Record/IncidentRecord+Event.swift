import RhatchetProtocol

extension IncidentRecord {
    /// Counts an event of the incident.
    mutating func take(_ event: Event) {
        if event.isHandOver { self.messages += 1 }
        switch event.fact {
        case .incidentOpened:
            self.incident = event.incident
            self.openedAt = event.at.milliseconds
        case .emergencyActivated: self.wasEmergency = true
        case .emergencyDeclined: self.declined = self.declined ?? event.code
        case .emergencyExpired: self.hasExpired = true
        case .fixApplied(let fix): self.applied(fix, at: event.at)
        case .fixReverted: self.reverted += 1
        case .fixConflicted: self.conflicts += 1
        case .reviewGranted: self.reviewed(at: event.at)
        case .reviewRejected, .emergencyRecalled:
            self.rejected += 1
            self.reviewed(at: event.at)
        case .restartRefused: self.rejected += 1
        case .reviewOverdue: self.isOverdue = true
        case .verificationFailed: self.failedVerifications += 1
        case .actionRefused: self.refused += 1
        case .reminderSent: self.reminders += 1
        case .incidentDelegated where event.by == .role(.director), .decisionMade: self.directorDecided = true
        default: break
        }
        if event.isTurnOfDirector { self.directorTurns += 1 }
    }

    private mutating func applied(_ fix: Fix, at now: Instant) {
        switch fix.lane {
        case .emergency:
            self.emergencyFixes += 1
            self.directorDecided = false
            self.appliedAt = now.milliseconds
        case .standard: self.approvedFixes += 1
        }
    }

    private mutating func reviewed(at now: Instant) {
        guard let applied = self.appliedAt else { return }
        self.unreviewed += now.milliseconds - applied
        self.reviewedAt = self.reviewedAt ?? now.milliseconds
        self.appliedAt = nil
    }
}

extension Event {
    /// Whether it asks another role for something or answers it: what the seeds count as a message of a round.
    fileprivate var isHandOver: Bool {
        switch self.fact {
        case .incidentOpened, .findingAttached, .incidentDelegated, .adviceRequested, .adviceGiven, .decisionMade,
            .questionAsked, .questionAnswered, .fixSubmitted, .validationRequested, .validationPassed,
            .validationFailed, .restartApproved, .restartRefused, .emergencyActivated, .emergencyRecalled,
            .fixAuthorized, .fixApplied, .reviewGranted, .reviewRejected, .messageSent, .consultationAsked,
            .consultationAnswered:
            true
        case .emergencyDeclined: self.code == nil
        case .fixConflicted, .trainingStarted, .trainingPaused, .trainingResumed, .trainingHalted, .trainingCompleted,
            .emergencyExpired, .fixReverted, .reviewOverdue, .verificationPassed, .verificationFailed,
            .incidentResolved, .incidentRewound, .incidentTerminated, .deadlineMissed, .reminderSent,
            .availabilityChanged, .expectationsChanged, .policyChanged, .drawsQuarantined, .statusReported,
            .actionRefused:
            false
        }
    }

    /// Whether it is what the director did in a turn: one event for each.
    fileprivate var isTurnOfDirector: Bool {
        guard self.by == .role(.director) else { return false }
        switch self.fact {
        case .incidentDelegated, .adviceRequested, .questionAnswered, .restartApproved, .restartRefused,
            .reviewGranted, .reviewRejected, .emergencyRecalled, .incidentRewound, .incidentTerminated:
            return true
        case .decisionMade(.validate, _): return true
        default: return false
        }
    }
}
