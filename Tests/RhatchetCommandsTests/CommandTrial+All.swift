import RhatchetProtocol

extension CommandTrial {
    static let all = Self.director + Self.menders + Self.trainer + Self.anybody

    private static let why = ["--reason", "known remedy"]

    private static let director = [
        CommandTrial(["delegate", "INC-1"], after: Story.broken, gives: .incidentDelegated, butAfter: Story.sick),
        CommandTrial(
            ["delegate", "INC-1", "--to", "data_engineer", "--category", "data", "--guidance", "which rows?"],
            after: Story.sick,
            gives: .incidentDelegated,
            butAfter: Story.broken,
            refused: ["delegate", "INC-1", "--to", "modeler"],
            .malformed
        ),
        CommandTrial(["consult", "INC-1"], after: Story.sick, gives: .adviceRequested, butAfter: Story.escalated),
        CommandTrial(["decide", "INC-1", "verify"], after: Story.deciding, gives: .decisionMade, butAfter: Story.sick),
        CommandTrial(
            ["answer", "INC-1", "optional", "--text", "without it"],
            after: Story.questioned,
            gives: .questionAnswered,
            butAfter: Story.fixing
        ),
        CommandTrial(
            ["approve", "INC-1"] + Self.why,
            after: Story.approving,
            gives: .restartApproved,
            butAfter: Story.fixing
        ),
        CommandTrial(
            ["refuse", "INC-1"] + Self.why,
            after: Story.approving,
            gives: .restartRefused,
            butAfter: Story.fixing
        ),
        CommandTrial(
            ["recall", "INC-1"] + Self.why,
            after: Story.escalated,
            gives: .emergencyRecalled,
            butAfter: Story.sick
        ),
        CommandTrial(
            ["review", "INC-1", "--grant"] + Self.why,
            after: Story.probation,
            gives: .reviewGranted,
            butAfter: Story.escalated
        ),
        CommandTrial(["rewind", "INC-1"] + Self.why, after: Story.sick, gives: .incidentRewound, butAfter: Story.over),
        CommandTrial(
            ["terminate", "INC-1"] + Self.why,
            after: Story.sick,
            gives: .incidentTerminated,
            butAfter: Story.over
        ),
    ]

    private static let menders = [
        CommandTrial(
            ["authorize", "INC-1", "--change", "target_accept=0.65..0.9", "--diagnosis", "too low"],
            after: Story.escalated,
            gives: .fixAuthorized,
            butAfter: Story.escalated,
            refused: ["authorize", "INC-1", "--change", "chains=2..4", "--diagnosis", "too few"],
            .notParameterOnly
        ),
        CommandTrial(
            ["authorize", "INC-1", "--change", "max_treedepth=15", "--diagnosis", "cut", "--rationale", "deeper"],
            after: Story.escalated,
            gives: .fixAuthorized,
            butAfter: Story.sick
        ),
        CommandTrial(
            ["decline", "INC-1", "--reason", "not sure"],
            after: Story.escalated,
            gives: .emergencyDeclined,
            butAfter: Story.sick
        ),
        CommandTrial(
            ["advise", "INC-1", "--recommendation", "more tuning", "--change", "tune=1000"],
            after: Story.consulting,
            gives: .adviceGiven,
            butAfter: Story.sick
        ),
        CommandTrial(["apply", "INC-1"], after: Story.authorized, gives: .fixApplied, butAfter: Story.escalated),
        CommandTrial(
            ["apply", "INC-1", "--change", "target_accept=0.65->0.9", "--change", "max_treedepth=10->15"],
            after: Story.authorized,
            gives: .fixApplied,
            butAfter: Story.authorized,
            refused: ["apply", "INC-1", "--change", "target_accept=0.65->0.8"],
            .diffMismatch
        ),
        CommandTrial(
            ["submit", "INC-1", "--change", "tune=1000", "--analysis", "too few"],
            after: Story.fixing,
            gives: .validationRequested,
            butAfter: Story.broken
        ),
        CommandTrial(
            ["submit", "INC-1", "--data", "model_1.csv", "--analysis", "a gap"],
            after: Story.mending,
            gives: .fixSubmitted,
            butAfter: Story.fixing,
            refused: ["submit", "INC-1", "--change", "tune=1", "--analysis", "x", "--role", "data_engineer"],
            .notAuthorized
        ),
        CommandTrial(
            ["ask", "INC-1", "--text", "which group?"],
            after: Story.mending,
            gives: .questionAsked,
            butAfter: Story.broken
        ),
        CommandTrial(
            ["validate", "INC-1", "--verdict", "pass"],
            after: Story.validating,
            gives: .validationPassed,
            butAfter: Story.fixing
        ),
        CommandTrial(
            ["expectations", "model_1", "--file", "table.md"],
            after: [],
            gives: .expectationsChanged,
            butAfter: [Step(.modelTrainer, .start(model: "model_1"))],
            .expectationsFrozen,
            phase: .design
        ),
    ]
}
