extension Fact {
    /// The stable name of what happened.
    package var name: EventName {
        switch self {
        case .incidentOpened: .incidentOpened
        case .findingAttached: .findingAttached
        case .incidentDelegated: .incidentDelegated
        case .adviceRequested: .adviceRequested
        case .adviceGiven: .adviceGiven
        case .decisionMade: .decisionMade
        case .questionAsked: .questionAsked
        case .questionAnswered: .questionAnswered
        case .fixSubmitted: .fixSubmitted
        case .fixConflicted: .fixConflicted
        case .validationRequested: .validationRequested
        case .validationPassed: .validationPassed
        case .validationFailed: .validationFailed
        case .restartApproved: .restartApproved
        case .restartRefused: .restartRefused
        case .trainingStarted: .trainingStarted
        case .trainingPaused: .trainingPaused
        case .trainingResumed: .trainingResumed
        case .trainingHalted: .trainingHalted
        case .trainingCompleted: .trainingCompleted
        case .emergencyActivated: .emergencyActivated
        case .emergencyDeclined: .emergencyDeclined
        case .emergencyRecalled: .emergencyRecalled
        case .emergencyExpired: .emergencyExpired
        case .fixAuthorized: .fixAuthorized
        case .fixApplied: .fixApplied
        case .fixReverted: .fixReverted
        case .reviewGranted: .reviewGranted
        case .reviewRejected: .reviewRejected
        case .reviewOverdue: .reviewOverdue
        case .verificationPassed: .verificationPassed
        case .verificationFailed: .verificationFailed
        case .incidentResolved: .incidentResolved
        case .incidentRewound: .incidentRewound
        case .incidentTerminated: .incidentTerminated
        case .deadlineMissed: .deadlineMissed
        case .reminderSent: .reminderSent
        case .messageSent: .messageSent
        case .consultationAsked: .consultationAsked
        case .consultationAnswered: .consultationAnswered
        case .availabilityChanged: .availabilityChanged
        case .expectationsChanged: .expectationsChanged
        case .policyChanged: .policyChanged
        case .drawsQuarantined: .drawsQuarantined
        case .statusReported: .statusReported
        case .actionRefused: .actionRefused
        }
    }
}
