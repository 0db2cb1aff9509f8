import RhatchetProtocol

extension Rehearsal {
    static let declared = [
        ModelDeclaration("model_1", file: "shared.py"),
        ModelDeclaration("model_2", phase: .design, file: "shared.py"),
        ModelDeclaration("model_3", expectations: Cases.rows, trial: true),
    ]

    /// A scenario of `count` random steps on three models, two of which share a file, and the steps as chosen.
    static func random(_ seed: UInt64, of count: Int) -> (play: Rehearsal, steps: [Step]) {
        var random = Seeded(seed)
        var policy = Policy(random.pick([.hybrid, .hybrid, .centralized, .expert], or: .hybrid))
        policy.onReviewOverdue = random.pick([.pause, .stand], or: .pause)
        var play = Rehearsal(policy, models: Self.declared)
        var steps: [Step] = []
        var now = Instant(milliseconds: 0)
        for _ in 0..<count {
            let step = random.step(after: play, at: now)
            now = step.at
            steps.append(step)
            play.take(step)
        }
        return (play, steps)
    }

    mutating func take(_ step: Step) {
        self.at(step.at, step.role, step.command, as: step.participant)
    }
}
