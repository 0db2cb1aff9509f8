import RhatchetProtocol

extension Team {
    /// The team of the seeds' two o'clock case, as `examples/teams/seeds.yaml` has it with the source of each figure.
    package static let seeds = Team(
        name: "the seeds' team",
        desks: [
            Desk(
                "director",
                [.director],
                hours: Hours(windows: [(from: 6 * 60, to: 22 * 60)], days: Array(0..<7), offset: 0),
                pickup: .exponential(mean: .minutes(10))
            ),
            Desk(
                "modeler",
                [.modeler],
                hours: Hours(windows: [(from: 6 * 60, to: 22 * 60)], days: Array(0..<7), offset: 0),
                pickup: .constant(.minutes(1)),
                onCall: OnCall(chance: 0.75, wake: .constant(.minutes(2)))
            ),
            Desk(
                "agents",
                [.codeTranslator, .modelTrainer, .dataEngineer, .timeValidator],
                kind: .agent,
                count: 4,
                pickup: .constant(.seconds(30))
            ),
        ]
    )
}
