extension Event {
    /// What the shell does because of this event, in order.
    package var effects: [Effect] {
        guard let model = self.model else { return [] }
        switch self.fact {
        case .trainingStarted: return [.startTraining(model)]
        case .trainingPaused: return [.pauseTraining(model)]
        case .trainingResumed(let restart): return [.resumeTraining(model, restart)]
        case .drawsQuarantined: return [.quarantineDraws(model)]
        case .incidentTerminated: return [.stopTraining(model)]
        case .incidentRewound: return [.stopTraining(model)] + self.onIncident { .writeRewind($0) }
        case .adviceGiven(let advice): return advice.rewind ? self.onIncident { .writeRewind($0) } : []
        case .fixApplied(let fix): return self.onIncident { .applyFix($0, fix) }
        case .fixReverted(let fix): return self.onIncident { .revertFix($0, fix) }
        case .incidentOpened, .findingAttached, .incidentDelegated, .adviceRequested, .decisionMade, .questionAsked,
            .questionAnswered, .fixSubmitted, .fixConflicted, .validationRequested, .validationPassed,
            .validationFailed, .restartApproved, .restartRefused, .trainingHalted, .trainingCompleted,
            .emergencyActivated, .emergencyDeclined, .emergencyRecalled, .emergencyExpired, .fixAuthorized,
            .reviewGranted, .reviewRejected, .reviewOverdue, .verificationPassed, .verificationFailed,
            .incidentResolved, .deadlineMissed, .reminderSent, .messageSent, .consultationAsked,
            .consultationAnswered, .availabilityChanged, .expectationsChanged, .policyChanged, .statusReported,
            .actionRefused:
            return []
        }
    }

    private func onIncident(_ effect: (IncidentID) -> Effect) -> [Effect] {
        self.incident.map { [effect($0)] } ?? []
    }
}
