import RhatchetProtocol
import RhatchetTestSupport

/// One fact for every message, each with all that it can hold.
enum MessageSamples {
    static let finding = Finding(
        category: .convergence,
        rhat: 1.47,
        divergent: 0.004,
        elapsed: .minutes(14 * 60 + 18),
        checks: 2,
        signs: [.treeDepth],
        evidence: [Evidence(file: "training_1.log", line: 12, text: "R-hat of mu is 1.47")]
    )

    private static let log = "output/implementation/logs/training_1.log"

    static func failure(_ category: RhatchetProtocol.Category, _ error: String) -> Finding {
        let trace = Evidence(file: Self.log, line: 7, text: "  File \"/home/ada/model_1.py\", line 456, in <module>")
        return Finding(
            category: category,
            halted: true,
            error: error,
            evidence: [trace, Evidence(file: Self.log, line: 8, text: error)]
        )
    }

    static let changes = [
        Change(parameter: "target_accept", from: .double(0.65), to: .double(0.90), line: 42),
        Change(parameter: "max_treedepth", from: .int(10), to: .int(15), line: 43),
    ]
    static let fix = Fix(lane: .emergency, fixClass: .parameter, changes: Self.changes, canary: .better)
    static let standardFix = Fix(lane: .standard, fixClass: .bugfix, changes: [])
    static let authorization = Authorization(
        diagnosis: "target acceptance too low",
        rationale: "standard convergence issue, well-understood solution",
        changes: Self.changes
    )
    static let advice = Advice(
        analysis: "R-hat > 1.1: chains have not converged\nPossible cause: too few tuning draws",
        recommendation: "raise target_accept",
        fixClass: .parameter,
        changes: Self.changes,
        rewind: true
    )
    static let submission = Submission(
        fixClass: .parameter,
        changes: Self.changes,
        analysis: "the step size is too large",
        plan: "change two literals",
        estimatedTime: "2 minutes",
        risks: "slower draws",
        summary: "deeper trees"
    )
    static let row = RowVerdict(
        row: ExpectationRow(parameter: "target_accept", design: .double(0.65), min: 0.6, max: 0.8),
        before: .double(0.65),
        after: .double(0.9),
        verdict: .fail
    )

    /// In an order in which they could happen.
    static let facts: [Fact] = [
        .trainingStarted(trial: true),
        .incidentOpened(finding: Self.failure(.unknown, "it died"), severity: .critical, confirmed: true),
        .incidentOpened(
            finding: Self.failure(.implementation, "ValueError: Shape mismatch (234, 15) vs (234, 12)"),
            severity: .critical,
            confirmed: true
        ),
        .incidentOpened(finding: Self.failure(.data, "KeyError: 'GDP'"), severity: .critical, confirmed: true),
        .incidentOpened(finding: Self.failure(.resource, "MemoryError"), severity: .critical, confirmed: true),
        .incidentOpened(finding: Self.finding, severity: .critical, confirmed: true),
        .findingAttached(finding: Self.finding, severity: .critical, confirmed: true),
        .trainingPaused(by: .engine), .trainingHalted, .emergencyActivated,
        .emergencyDeclined(reason: "an algorithm change is needed"),
        .fixAuthorized(authorization: Self.authorization, flagged: [Self.row]),
        .emergencyExpired(deadline: .authorize),
        .emergencyRecalled(reason: "not this way"), .fixApplied(fix: Self.fix), .trainingResumed(restart: .checkpoint),
        .verificationFailed, .reviewOverdue, .verificationPassed,
        .reviewGranted(reason: "known remedy", selfReviewed: true),
        .reviewRejected(reason: "not this way", selfReviewed: false), .drawsQuarantined, .fixReverted(fix: Self.fix),
        .adviceRequested(category: nil), .adviceGiven(advice: Self.advice),
        .decisionMade(option: .verify, guidance: "which first?"),
        .incidentDelegated(
            delegation: Delegation(to: .codeTranslator, guidance: "which first?"),
            category: .convergence
        ),
        .questionAsked(text: "three features are missing"),
        .questionAnswered(text: "go on with 12", outcome: .optional), .fixSubmitted(submission: Self.submission),
        .fixConflicted(with: IncidentID(rawValue: 2), files: ["model_1.py"]),
        .validationRequested(changes: Self.changes), .validationPassed(rows: []), .validationFailed(rows: [Self.row]),
        .restartRefused(reason: "too risky"), .restartApproved(reason: "validated", selfReviewed: false),
        .fixApplied(fix: Self.standardFix), .incidentResolved, .incidentRewound(reason: "a design flaw"),
        .incidentTerminated(reason: "no longer needed"), .deadlineMissed(deadline: .triage, late: .director),
        .reminderSent(deadline: .triage, late: .director),
        .messageSent(to: .director, text: "raise tune", channel: .report),
        .consultationAsked(to: .codeTranslator, text: "Can the following formula be implemented in PyMC?"),
        .consultationAnswered(to: .modeler, text: "yes"), .availabilityChanged(role: .modeler, available: false),
        .expectationsChanged(rows: [Self.row.row]), .trainingCompleted,
        .actionRefused(
            command: .resume,
            refusal: Refusal(.wrongState, "'resume' is not open", hint: "wait for the approval")
        ),
    ]
}
