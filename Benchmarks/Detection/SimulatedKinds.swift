import DetectionTrials

/// Which trainings are simulated.
enum SimulatedKinds {
    static let coefficients = [0, 0.3, 0.6, 0.8, 0.9, 0.95, 0.98]

    static func healthy(seeds: Int) -> [SimulatedTraining] {
        var all: [SimulatedTraining] = []
        for (parameters, planned) in [(1, 1000), (1, 4000), (10, 1000), (10, 4000), (100, 2000), (1000, 1000)] {
            for coefficient in Self.coefficients {
                for seed in 0..<seeds + (parameters == 10 ? 5 : 0) {
                    all.append(Self.training(parameters, coefficient, planned, .none, seed))
                }
            }
        }
        return all
    }

    /// What must be called in time.
    static let clear: [Illness] = [
        .oneApart(2), .oneApart(3), .allApart(1), .wide(6), .stuck(from: 0), .stuck(from: 0.1), .drifting(20),
        .divergent(0.03), .divergent(0.2), .cut(0.2),
    ]
    /// What is near R-hat's limits, and may come later.
    static let faint: [Illness] = [.oneApart(1), .oneApart(1.5), .wide(3), .drifting(10), .divergent(0.015)]

    static func sick(_ illnesses: [Illness], coefficients: [Double], seeds: Int) -> [SimulatedTraining] {
        var all: [SimulatedTraining] = []
        for illness in illnesses {
            for (parameters, planned) in [(1, 1000), (10, 2000), (100, 4000), (1000, 1000)] {
                for coefficient in coefficients {
                    for seed in 0..<max(1, seeds / 2) {
                        all.append(Self.training(parameters, coefficient, planned, illness, seed))
                    }
                }
            }
        }
        return all
    }

    private static func training(
        _ parameters: Int,
        _ coefficient: Double,
        _ planned: Int,
        _ illness: Illness,
        _ seed: Int
    ) -> SimulatedTraining {
        let mixed =
            UInt64(seed) &* 7919 &+ UInt64(parameters) &* 104_729 &+ UInt64(coefficient * 1000) &+ UInt64(planned)
        return SimulatedTraining(
            parameters: parameters,
            coefficient: coefficient,
            planned: planned,
            illness: illness,
            seed: mixed
        )
    }
}
