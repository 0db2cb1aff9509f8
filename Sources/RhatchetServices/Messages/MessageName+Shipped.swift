extension MessageName {
    /// The template as it is shipped: compiled in, so that the program stays one file.
    package var shipped: String {
        String(decoding: self.bytes, as: UTF8.self)
    }

    private var bytes: [UInt8] {
        switch self {
        case .openedImplementation: PackageResources.incident_opened_implementation_mustache
        case .openedData: PackageResources.incident_opened_data_mustache
        case .openedResource: PackageResources.incident_opened_resource_mustache
        case .openedConvergence: PackageResources.incident_opened_convergence_mustache
        case .openedUnknown: PackageResources.incident_opened_unknown_mustache
        case .findingAttached: PackageResources.finding_attached_mustache
        case .incidentDelegated: PackageResources.incident_delegated_mustache
        case .adviceRequested: PackageResources.advice_requested_mustache
        case .adviceGiven: PackageResources.advice_given_mustache
        case .decisionMade: PackageResources.decision_made_mustache
        case .questionAsked: PackageResources.question_asked_mustache
        case .questionAnswered: PackageResources.question_answered_mustache
        case .fixSubmitted: PackageResources.fix_submitted_mustache
        case .fixConflicted: PackageResources.fix_conflicted_mustache
        case .validationRequested: PackageResources.validation_requested_mustache
        case .validationPassed: PackageResources.validation_passed_mustache
        case .validationFailed: PackageResources.validation_failed_mustache
        case .restartApproved: PackageResources.restart_approved_mustache
        case .restartRefused: PackageResources.restart_refused_mustache
        case .trainingStarted: PackageResources.training_started_mustache
        case .trainingPaused: PackageResources.training_paused_mustache
        case .trainingResumed: PackageResources.training_resumed_mustache
        case .trainingHalted: PackageResources.training_halted_mustache
        case .trainingCompleted: PackageResources.training_completed_mustache
        case .emergencyActivated: PackageResources.emergency_activated_mustache
        case .emergencyDeclined: PackageResources.emergency_declined_mustache
        case .emergencyRecalled: PackageResources.emergency_recalled_mustache
        case .emergencyExpired: PackageResources.emergency_expired_mustache
        case .fixAuthorized: PackageResources.fix_authorized_mustache
        case .fixAppliedEmergency: PackageResources.fix_applied_emergency_mustache
        case .fixAppliedStandard: PackageResources.fix_applied_standard_mustache
        case .fixReverted: PackageResources.fix_reverted_mustache
        case .reviewGranted: PackageResources.review_granted_mustache
        case .reviewRejected: PackageResources.review_rejected_mustache
        case .reviewOverdue: PackageResources.review_overdue_mustache
        case .verificationPassed: PackageResources.verification_passed_mustache
        case .verificationFailed: PackageResources.verification_failed_mustache
        case .incidentResolved: PackageResources.incident_resolved_mustache
        case .incidentRewound: PackageResources.incident_rewound_mustache
        case .incidentTerminated: PackageResources.incident_terminated_mustache
        case .deadlineMissed: PackageResources.deadline_missed_mustache
        case .reminderSent: PackageResources.reminder_sent_mustache
        case .messageSent: PackageResources.message_sent_mustache
        case .consultationAsked: PackageResources.consultation_asked_mustache
        case .consultationAnswered: PackageResources.consultation_answered_mustache
        case .availabilityChanged: PackageResources.availability_changed_mustache
        case .expectationsChanged: PackageResources.expectations_changed_mustache
        case .drawsQuarantined: PackageResources.draws_quarantined_mustache
        case .statusReported: PackageResources.status_reported_mustache
        case .actionRefused: PackageResources.action_refused_mustache
        }
    }
}
