package import RhatchetProtocol

extension MessageName {
    /// Which template tells of a fact; nil for a change of the policy, which is told to nobody.
    package init?(_ fact: Fact) {
        switch fact {
        case .incidentOpened(let finding, _, _): self = .opened(finding.category)
        case .findingAttached: self = .findingAttached
        case .incidentDelegated: self = .incidentDelegated
        case .adviceRequested: self = .adviceRequested
        case .adviceGiven: self = .adviceGiven
        case .decisionMade: self = .decisionMade
        case .questionAsked: self = .questionAsked
        case .questionAnswered: self = .questionAnswered
        case .fixSubmitted: self = .fixSubmitted
        case .fixConflicted: self = .fixConflicted
        case .validationRequested: self = .validationRequested
        case .validationPassed: self = .validationPassed
        case .validationFailed: self = .validationFailed
        case .restartApproved: self = .restartApproved
        case .restartRefused: self = .restartRefused
        case .trainingStarted: self = .trainingStarted
        case .trainingPaused: self = .trainingPaused
        case .trainingResumed: self = .trainingResumed
        case .trainingHalted: self = .trainingHalted
        case .trainingCompleted: self = .trainingCompleted
        case .emergencyActivated: self = .emergencyActivated
        case .emergencyDeclined: self = .emergencyDeclined
        case .emergencyRecalled: self = .emergencyRecalled
        case .emergencyExpired: self = .emergencyExpired
        case .fixAuthorized: self = .fixAuthorized
        case .fixApplied(let fix): self = fix.lane == .emergency ? .fixAppliedEmergency : .fixAppliedStandard
        case .fixReverted: self = .fixReverted
        case .reviewGranted: self = .reviewGranted
        case .reviewRejected: self = .reviewRejected
        case .reviewOverdue: self = .reviewOverdue
        case .verificationPassed: self = .verificationPassed
        case .verificationFailed: self = .verificationFailed
        case .incidentResolved: self = .incidentResolved
        case .incidentRewound: self = .incidentRewound
        case .incidentTerminated: self = .incidentTerminated
        case .deadlineMissed: self = .deadlineMissed
        case .reminderSent: self = .reminderSent
        case .messageSent: self = .messageSent
        case .consultationAsked: self = .consultationAsked
        case .consultationAnswered: self = .consultationAnswered
        case .availabilityChanged: self = .availabilityChanged
        case .expectationsChanged: self = .expectationsChanged
        case .drawsQuarantined: self = .drawsQuarantined
        case .statusReported: self = .statusReported
        case .actionRefused: self = .actionRefused
        case .policyChanged: return nil
        }
    }

    private static func opened(_ category: Category) -> MessageName {
        switch category {
        case .unknown: .openedUnknown
        case .implementation: .openedImplementation
        case .data: .openedData
        case .resource: .openedResource
        case .convergence: .openedConvergence
        }
    }
}
