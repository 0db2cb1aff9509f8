import RhatchetProtocol

extension CommandTrial {
    static let trainer = [
        CommandTrial(
            ["start", "model_1", "--trial"],
            after: [],
            gives: .trainingStarted,
            butAfter: [Step(.modelTrainer, .start(model: "model_1"))],
            phase: .design
        ),
        CommandTrial(
            ["start", "model_1"],
            after: Story.over,
            gives: .trainingStarted,
            butAfter: Story.over,
            refused: ["start", "model_1", "--role", "model_trainer"],
            .notAuthorized
        ),
        CommandTrial(["complete", "model_1"], after: [], gives: .trainingCompleted, butAfter: Story.completed),
        CommandTrial(
            ["report", "model_1", "--category", "convergence", "--rhat", "1.47", "--checks", "2", "--elapsed", "14h"],
            after: [],
            gives: .emergencyActivated,
            butAfter: [],
            refused: ["report", "model_1", "--category", "convergence", "--rhat", "1.05", "--divergent", "0.02"],
            .notAFinding
        ),
        CommandTrial(
            ["report", "model_1", "--category", "implementation", "--error", "NameError: name 'x'", "--halted"],
            after: [],
            gives: .trainingHalted,
            butAfter: Story.over
        ),
        CommandTrial(["pause", "model_1"], after: [], gives: .trainingPaused, butAfter: Story.paused),
        CommandTrial(["resume", "model_1"], after: Story.paused, gives: .trainingResumed, butAfter: []),
        CommandTrial(["resume", "INC-1"], after: Story.applied, gives: .trainingResumed, butAfter: Story.authorized),
        CommandTrial(
            ["verify", "INC-1", "--passed"],
            after: Story.probation,
            gives: .verificationPassed,
            butAfter: Story.escalated
        ),
    ]

    static let anybody = [
        CommandTrial(
            ["message", "INC-1", "--to", "modeler", "--text", "look at tau"],
            after: Story.sick,
            gives: .messageSent,
            butAfter: Story.sick,
            refused: ["message", "INC-1", "--role", "time_validator", "--to", "modeler", "--text", "x"],
            .routeForbidden
        ),
        CommandTrial(
            ["message", "model_1", "--to", "modeler", "--channel", "consultation", "--text", "centred?"],
            after: [],
            gives: .consultationAsked,
            butAfter: [Step(.modelTrainer, .start(model: "model_1"))],
            .routeForbidden,
            phase: .design
        ),
        CommandTrial(
            ["availability", "modeler", "off"],
            after: [],
            gives: .availabilityChanged,
            butAfter: [],
            refused: ["availability", "modeler", "off", "--role", "data_engineer"],
            .notAuthorized
        ),
    ]
}
