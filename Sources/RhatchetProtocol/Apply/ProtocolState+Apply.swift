extension ProtocolState {
    /// Folds one event; the only place where the state changes.
    ///
    /// Never fails.
    package mutating func apply(_ event: Event) {
        switch event.fact {
        case .incidentOpened(let finding, let severity, let confirmed):
            let occurrence = Occurrence(at: event.at, finding: finding, severity: severity, confirmed: confirmed)
            if let id = event.incident, let model = event.model {
                self.incidents.append(Incident(id, of: model, occurrence))
            }
        case .availabilityChanged(let role, let available):
            if available { self.unavailable.remove(role) } else { self.unavailable.insert(role) }
        case .policyChanged(let policy, let models):
            self.policy = policy
            for declaration in models where self.models[declaration.name] == nil {
                self.models[declaration.name] = Model(declaration)
            }
        case .findingAttached, .incidentDelegated, .adviceRequested, .adviceGiven, .decisionMade, .questionAsked,
            .questionAnswered, .fixSubmitted, .fixConflicted, .validationRequested, .validationPassed,
            .validationFailed, .restartApproved, .restartRefused, .trainingStarted, .trainingPaused,
            .trainingResumed, .trainingHalted, .trainingCompleted, .emergencyActivated, .emergencyDeclined,
            .emergencyRecalled, .emergencyExpired, .fixAuthorized, .fixApplied, .fixReverted, .reviewGranted,
            .reviewRejected, .reviewOverdue, .verificationPassed, .verificationFailed, .incidentResolved,
            .incidentRewound, .incidentTerminated, .deadlineMissed, .reminderSent, .messageSent, .consultationAsked,
            .consultationAnswered, .expectationsChanged, .drawsQuarantined, .statusReported, .actionRefused:
            break
        }
        if let model = event.model { self.models[model]?.apply(event, policy: self.policy) }
        if let id = event.incident, self.isKnown(id) { self.incidents[id.rawValue - 1].apply(event) }
    }
}
