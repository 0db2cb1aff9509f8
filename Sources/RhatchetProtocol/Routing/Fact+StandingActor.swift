extension Fact {
    /// Who such a fact is always by, whoever brought it about; nil where it is by who acts.
    ///
    /// No role but `model_trainer` pauses or resumes, and `code_translator` is the only editor of model code.
    var standingActor: Actor? {
        switch self {
        case .trainingStarted, .trainingPaused, .trainingResumed, .trainingHalted, .trainingCompleted,
            .drawsQuarantined:
            .role(.modelTrainer)
        case .fixApplied, .fixReverted:
            .role(.codeTranslator)
        case .fixConflicted, .reviewOverdue, .emergencyExpired, .deadlineMissed, .reminderSent:
            .engine
        case .incidentOpened, .findingAttached, .incidentDelegated, .adviceRequested, .adviceGiven, .decisionMade,
            .questionAsked, .questionAnswered, .fixSubmitted, .validationRequested, .validationPassed,
            .validationFailed, .restartApproved, .restartRefused, .emergencyActivated, .emergencyDeclined,
            .emergencyRecalled, .fixAuthorized, .reviewGranted, .reviewRejected, .verificationPassed,
            .verificationFailed, .incidentResolved, .incidentRewound, .incidentTerminated, .messageSent,
            .consultationAsked, .consultationAnswered, .availabilityChanged, .expectationsChanged, .policyChanged,
            .statusReported, .actionRefused:
            nil
        }
    }
}
