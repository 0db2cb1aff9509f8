extension EventName {
    /// Who can be the author of such an event; nil where several roles can.
    var authors: Set<Actor>? {
        switch self {
        case .trainingStarted: nil
        case .incidentOpened, .findingAttached, .trainingPaused, .trainingResumed, .trainingHalted, .trainingCompleted,
            .verificationPassed, .verificationFailed, .drawsQuarantined, .emergencyActivated:
            [.role(.modelTrainer)]
        case .adviceGiven, .fixAuthorized, .expectationsChanged: [.role(.modeler)]
        case .fixApplied, .fixReverted: [.role(.codeTranslator)]
        case .restartApproved, .restartRefused, .reviewGranted, .reviewRejected, .emergencyRecalled, .incidentRewound,
            .incidentTerminated, .decisionMade, .questionAnswered:
            [.role(.director)]
        case .reviewOverdue, .emergencyExpired, .fixConflicted, .deadlineMissed, .reminderSent: [.engine]
        case .fixSubmitted, .questionAsked: [.role(.codeTranslator), .role(.dataEngineer)]
        case .incidentDelegated, .adviceRequested, .emergencyDeclined, .validationRequested, .validationPassed,
            .validationFailed, .incidentResolved, .messageSent, .consultationAsked, .consultationAnswered,
            .availabilityChanged, .policyChanged, .statusReported, .actionRefused:
            nil
        }
    }
}

extension Fact {
    /// The deadline that this is the passing of; nil for anything else, and for the reminder that follows a miss.
    var firedDeadline: DeadlineKind? {
        switch self {
        case .emergencyExpired(let kind), .deadlineMissed(let kind, _): kind
        case .reminderSent(.resumeReminder, _): .resumeReminder
        case .reviewOverdue: .review
        default: nil
        }
    }
}
