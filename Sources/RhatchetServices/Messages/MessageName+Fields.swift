extension MessageName {
    /// Everything that the template of this message can name.
    package var fields: [MessageField] {
        ([.always] + self.groups).flatMap(\.fields) + self.own
    }

    /// The groups of fields that it has, beside those of every message.
    package var groups: [FieldGroup] { Self.groups[self] ?? [] }

    /// Fields of this message alone.
    package var own: [MessageField] { Self.own[self] ?? [] }

    private static let groups: [MessageName: [FieldGroup]] = [
        .openedImplementation: [.finding], .openedData: [.finding], .openedResource: [.finding],
        .openedConvergence: [.finding], .openedUnknown: [.finding], .findingAttached: [.finding],
        .incidentDelegated: [.finding, .changes], .adviceRequested: [.finding], .adviceGiven: [.changes],
        .decisionMade: [.finding, .changes], .fixSubmitted: [.changes], .validationRequested: [.changes],
        .restartApproved: [.changes], .restartRefused: [.changes],
        .trainingResumed: [.finding, .changes], .trainingCompleted: [.figures], .statusReported: [.figures],
        .emergencyActivated: [.finding], .fixAuthorized: [.changes],
        .fixAppliedEmergency: [.changes], .fixAppliedStandard: [.changes], .fixReverted: [.changes],
        .reviewGranted: [.finding, .changes, .review, .outlook],
        .reviewRejected: [.finding, .changes, .review, .outlook],
        .verificationPassed: [.finding, .changes, .outlook], .verificationFailed: [.finding, .changes, .outlook],
        .incidentResolved: [.changes],
    ]

    private static let own: [MessageName: [MessageField]] = Self.triage.merging(Self.repair) { first, _ in first }
        .merging(Self.emergency) { first, _ in first }.merging(Self.others) { first, _ in first }
}

// MARK: - By part of the protocol

extension MessageName {
    private static let reason = MessageField.text("reason", "why, as it was given")
    private static let text = MessageField.text("text", "what was written")
    private static let recommendation = MessageField.text("recommendation", "the modeler's")
    private static let code = MessageField.text("code", "the stable code, `already_used`")

    private static let triage: [MessageName: [MessageField]] = [
        .incidentDelegated: [
            .text("delegate", "who shall mend it, `@code_translator`"),
            .text("corrected", "the category that the director corrected it to"), Self.recommendation,
            .flag("guided", "the modeler's guidance is asked for"), .text("guidance", "what guidance"),
            .text("delegated_within", "time to answer"),
        ],
        .adviceRequested: [
            .text("analysis_within", "time for the analysis"), .text("recommendation_within", "for the recommendation"),
        ],
        .adviceGiven: [
            .text("analysis", "the modeler's"), Self.recommendation,
            .flag("changes_code", "something is to be changed"), .flag("rewind", "a rewind is recommended"),
            .flag("awaits_decision", "the director decides on it; under `expert` it is the instruction itself"),
            .text("rewind_document", "where the reasons for a rewind are written"),
        ],
        .decisionMade: [
            .flag("accept", "the advice is delegated"), .flag("verify", "it is to be verified"),
            .flag("validate", "it is to be validated"), Self.recommendation,
            .text("guidance", "what guidance is asked for"),
        ],
        .questionAsked: [Self.text],
        .questionAnswered: [
            Self.text, .text("question", "what was asked"), .flag("optional", "go on with less"),
            .flag("required", "the data must be mended"), .flag("design_error", "back to the design"),
        ],
    ]

    private static let repair: [MessageName: [MessageField]] = [
        .fixSubmitted: [
            .text("analysis", "the delegate's"), .text("plan", "step by step"),
            .text("estimated_time", "time to implement"), .text("risks", "side effects"),
            .text("change_summary", "the changes in the delegate's words"),
            .text("class", "computed from the difference"),
        ],
        .fixConflicted: [
            .text("files", "the files in conflict"),
            .text("other", "the other incident; unknown for a change from outside"),
        ],
        .fixAppliedStandard: [.text("class", "computed from the difference")],
        .fixAppliedEmergency: [
            .text("diagnosis", "the modeler's"), .text("authorization", "when it was authorised, and by whom"),
            .text("canary", "what the trial fork came to, and on which figures"),
        ],
        .validationRequested: [.text("decision_within", "time to answer")],
        .validationPassed: [.list("rows", "every row that is touched", FieldGroup.rowParts)],
        .validationFailed: [.list("rows", "every row that is touched", FieldGroup.rowParts)],
        .restartApproved: [Self.reason, .flag("self_reviewed", "who approves made the fix")],
        .restartRefused: [Self.reason],
    ]

    private static let emergency: [MessageName: [MessageField]] = [
        .emergencyActivated: [.text("review_within", "time for the review, from the fix")],
        .emergencyDeclined: [Self.code, Self.reason, .flag("already_used", "the model has had its one emergency")],
        .emergencyExpired: [.text("deadline", "which was missed"), .text("allowed", "the time that it gave")],
        .emergencyRecalled: [Self.reason],
        .fixAuthorized: [
            .text("diagnosis", "the modeler's"), .text("rationale", "the modeler's"),
            .list("flagged", "rows of the design expectations that the review should look at", FieldGroup.rowParts),
        ],
        .reviewOverdue: [.text("allowed", "the time that it had"), .flag("pauses", "the policy pauses the training")],
    ]

    private static let others: [MessageName: [MessageField]] = [
        .trainingStarted: [.flag("trial", "it never becomes an emergency")],
        .trainingPaused: [.flag("by_engine", "it stays until a restart is approved or authorised")],
        .trainingResumed: [
            .flag("continued", "the held process goes on"),
            .flag("from_checkpoint", "a new segment from the checkpoint"),
            .flag("from_start", "a new segment from the start"),
        ],
        .trainingCompleted: [
            .list("fixes", "the fixes that stand in the files", [.text("summary", "`target_accept 0.65→0.90`")]),
            .list(
                "incidents",
                "those of this training",
                [.text("incident", "`INC-1`"), .text("state", "how it ended")]
            ),
            .text("draws_folder", "where the draws are"),
        ],
        .statusReported: [
            .text("training", "`running`, `paused`, …"), .text("elapsed", "sampling time of the segment"),
            .list(
                "waiting",
                "open incidents",
                [.text("incident", "`INC-1`"), .text("state", "where it stands"), .text("roles", "whom it waits for")]
            ),
        ],
        .incidentRewound: [Self.reason, .text("rewind_document", "where the reasons are written")],
        .incidentTerminated: [Self.reason],
        .deadlineMissed: [
            .text("deadline", "which"), .text("allowed", "the time that it gave"), .text("late", "who is late"),
        ],
        .reminderSent: [
            .text("deadline", "which"), .text("allowed", "the time that it gave"), .text("late", "who is late"),
        ],
        .messageSent: [Self.text, .text("addressee", "to whom"), .text("channel", "which of the channels")],
        .consultationAsked: [
            Self.text, .text("addressee", "to whom"), .text("consultation_within", "time to answer"),
        ],
        .consultationAnswered: [Self.text, .text("addressee", "to whom")],
        .availabilityChanged: [.text("role", "whose"), .flag("available", "whether it is now")],
        .expectationsChanged: [.list("rows", "the whole table", FieldGroup.rowParts)],
        .actionRefused: [Self.code, .text("message", "why"), .text("hint", "the way out")],
    ]
}
