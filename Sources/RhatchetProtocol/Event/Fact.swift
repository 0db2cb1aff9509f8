/// What happened: one case per event name, with all that is needed to fold the state and to tell it to people.
package enum Fact: Sendable, Codable, Hashable {
    case incidentOpened(finding: Finding, severity: Severity, confirmed: Bool)
    case findingAttached(finding: Finding, severity: Severity, confirmed: Bool)
    /// `category` is the director's correction.
    case incidentDelegated(delegation: Delegation, category: Category?)
    case adviceRequested(category: Category?)
    case adviceGiven(advice: Advice)
    case decisionMade(option: Option, guidance: String?)
    case questionAsked(text: String)
    case questionAnswered(text: String, outcome: Outcome)
    case fixSubmitted(submission: Submission)
    /// `with` is the open incident whose fix touches `files` too; nil when somebody outside changed them.
    case fixConflicted(with: IncidentID?, files: [String])
    case validationRequested(changes: [Change])
    case validationPassed(rows: [RowVerdict])
    case validationFailed(rows: [RowVerdict])
    case restartApproved(reason: String?, selfReviewed: Bool)
    case restartRefused(reason: String?)
    case trainingStarted(trial: Bool)
    case trainingPaused(by: Holder)
    case trainingResumed(restart: Restart)
    case trainingHalted
    case trainingCompleted
    case emergencyActivated
    case emergencyDeclined(reason: String?)
    case emergencyRecalled(reason: String?)
    case emergencyExpired(deadline: DeadlineKind)
    /// `flagged` are the rows of the design expectations that the review should look at.
    case fixAuthorized(authorization: Authorization, flagged: [RowVerdict])
    case fixApplied(fix: Fix)
    case fixReverted(fix: Fix)
    case reviewGranted(reason: String?, selfReviewed: Bool)
    case reviewRejected(reason: String?, selfReviewed: Bool)
    case reviewOverdue
    case verificationPassed
    case verificationFailed
    case incidentResolved
    case incidentRewound(reason: String?)
    case incidentTerminated(reason: String?)
    case deadlineMissed(deadline: DeadlineKind, late: Role)
    case reminderSent(deadline: DeadlineKind, late: Role)
    case messageSent(to: Role, text: String, channel: Channel)
    case consultationAsked(to: Role, text: String)
    case consultationAnswered(to: Role, text: String)
    case availabilityChanged(role: Role, available: Bool)
    case expectationsChanged(rows: [ExpectationRow])
    /// Models that are not known yet become known; those that are keep what they are.
    case policyChanged(policy: Policy, models: [ModelDeclaration])
    case drawsQuarantined
    case statusReported(text: String)
    case actionRefused(command: CommandName?, refusal: Refusal)
}
