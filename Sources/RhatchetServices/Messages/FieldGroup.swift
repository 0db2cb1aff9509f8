/// Fields that several messages share.
package enum FieldGroup: String, Sendable, CaseIterable {
    case always, finding, changes, figures, review, outlook

    package var fields: [MessageField] {
        switch self {
        case .always: Self.alwaysFields
        case .finding: Self.findingFields
        case .changes: Self.changesFields
        case .figures: [.list("figures", "the latest diagnostics; empty while there are none", Self.figureParts)]
        case .review: Self.reviewFields
        case .outlook:
            [.list("expected", "what the fix should be seen to do; empty before its verification", Self.outlookParts)]
        }
    }

    private static let alwaysFields: [MessageField] = [
        .text("incident", "`INC-1`"), .text("model", "`model_1`"), .text("file", "`model_1.py`"),
        .text("process", "training and segment, `model_1-1, segment 2`"), .text("log", "the log of the training"),
        .text("time", "when it happened, UTC"), .text("by", "who acted, `@modeler`"),
        .text("participant", "who filled the role, `person ada`"), .text("to", "to whom it goes"),
        .text("cc", "who gets a copy"), .text("status_every", "from one status report to the next"),
    ]

    private static let findingFields: [MessageField] = [
        .text("error", "the error as the log has it, else what was measured"),
        .text("line", "line of the model file, where the log names it"),
        .text("type", "the category, `Convergence`"), .text("number", "the category's number, 0 to 4"),
        .text("severity", "`CRITICAL` or `WARNING`"), .flag("halted", "the training no longer runs"),
        .text("elapsed", "sampling time of the segment"), .text("hour", "the same in hours, `14.3`"),
        .text("rhat", "worst R-hat"), .text("rhat_warning", "the policy's threshold"),
        .text("divergent", "share of divergent transitions, in %"),
        .text("issue", "what crossed which threshold"), .text("trigger", "the same without the threshold"),
        .list("signs", "what else was seen", [.text("sign", "`low ESS`")]),
        .list(
            "evidence",
            "what it rests on",
            [.text("place", "`training_1.log:12`"), .text("text", "what stands there")]
        ),
    ]

    private static let changesFields: [MessageField] = [
        .list("changes", "every changed literal", Self.changeParts),
        .text("summary", "all in one line, `target_accept 0.65→0.90`"),
        .text("settings", "the new values, `target_accept=0.90`"), .text("files", "the files that are changed"),
    ]

    private static let changeParts: [MessageField] = [
        .text("parameter", "its name"), .text("from", "the value before"), .text("to", "the value after"),
        .text("file", "its file"), .text("line", "its line, where known"),
    ]

    private static let figureParts: [MessageField] = [
        .text("process", "training and segment"), .text("chains", "how many"),
        .text("draws", "per chain, after warmup"),
        .text("max_rhat", "worst R-hat"), .text("rhat_parameter", "where"),
        .text("min_ess_bulk", "least bulk ESS"), .text("ess_bulk_parameter", "where"),
        .text("min_ess_tail", "least tail ESS"), .text("ess_tail_parameter", "where"),
        .text("divergent", "share of divergent transitions, in %"),
        .text("saturated", "share of trees cut at their largest depth, in %"), .text("verdict", "`healthy`"),
    ]

    private static let outlookParts: [MessageField] = [
        .text("quantity", "`R-hat`"), .text("expectation", "`at most 1.1`, `fewer`"),
        .text("seen", "before and after, `1.470 → 1.004`"), .text("verdict", "`met`, `not met` or `cannot be told`"),
    ]

    private static let reviewFields: [MessageField] = [
        .text("diagnosis", "the modeler's"), .text("reason", "the director's"),
        .flag("self_reviewed", "the reviewer made the fix"), .flag("verified", "the fix has passed its checks"),
    ]

    static let rowParts: [MessageField] = [
        .text("parameter", "its name"), .text("design", "the design value"), .text("before", "the value before"),
        .text("after", "the value after"), .text("tolerance", "`0.6...0.99`, or the design alone"),
        .text("unit", "its unit"), .flag("must_not_simplify", "a failure rejects at once"),
        .text("verdict", "`pass` or `fail`"),
    ]
}
