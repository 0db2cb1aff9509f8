package import RhatchetProtocol

/// What a key of the policy means: for the page that shows a policy, and for the user's guide.
extension Policy.CodingKeys {
    /// Of what the value counts; nil where it is a word, or a duration, which says its unit itself.
    package var unit: String? {
        switch self {
        case .rhatNote, .rhatWarning, .rhatCritical: "R-hat"
        case .divergentCritical: "share"
        case .confirmChecks, .verifyChecks: "checks"
        case .confirmDraws: "draws"
        case .name, .onReviewOverdue, .elapsedCritical, .authorize, .apply, .fix, .resumeReminder, .review, .analysis,
            .recommendation,
            .delegated, .decision, .triage, .consultation, .status:
            nil
        case .emergencyParameters: "sampler arguments"
        }
    }

    package var meaning: String {
        switch self {
        case .name: "the route: `centralized`, `expert` or `hybrid`"
        case .rhatNote: "above it R-hat is a note on the status page"
        case .rhatWarning: "above it R-hat is a finding"
        case .rhatCritical: "above it R-hat is critical"
        case .divergentCritical: "above it the share of divergent post-warmup transitions is critical"
        case .elapsedCritical: "sampling time of a segment from which an R-hat above `rhat_warning` is critical"
        case .confirmChecks: "checks in a row that confirm a critical finding"
        case .confirmDraws: "new post-warmup draws of every chain that make a check"
        case .verifyChecks: "checks for which a finding must stay away after a fix"
        case .authorize: "emergency: from the escalation to the authorisation"
        case .apply: "emergency: from the authorisation to the fix applied"
        case .fix: "emergency: from the escalation to the fix applied"
        case .resumeReminder: "emergency: from the escalation to the reminder to resume"
        case .review: "emergency: from the fix to the director's review"
        case .onReviewOverdue: "what an overdue review does to the training: `pause` or `stand`"
        case .analysis: "reminder: the modeler's analysis"
        case .recommendation: "reminder: the modeler's recommendation"
        case .delegated: "reminder: the delegate's fix"
        case .decision: "reminder: a decision, an answer, an approval, a validation, a resume"
        case .triage: "reminder: the director's triage, then to the backups"
        case .consultation: "reminder: the answer to a question before the first training"
        case .status: "a status report to the director, time after time"
        case .emergencyParameters: "what an emergency may change, under any sampler's name for it"
        }
    }

    /// Whether it says nothing under a policy without emergencies.
    package var isForEmergencies: Bool {
        switch self {
        case .authorize, .apply, .fix, .resumeReminder, .review, .onReviewOverdue, .emergencyParameters: true
        case .name, .rhatNote, .rhatWarning, .rhatCritical, .divergentCritical, .elapsedCritical, .confirmChecks,
            .confirmDraws, .verifyChecks, .analysis, .recommendation, .delegated, .decision, .triage, .consultation,
            .status:
            false
        }
    }
}
