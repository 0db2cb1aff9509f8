import DetectionTrials
import Testing

/// A sample of what `detection-bench` does, by seeds.
@Suite struct DetectionTests {
    @Test(arguments: [0, 0.6, 0.9, 0.98], [1, 10])
    func `no healthy training is an emergency, nor a warning before its end`(coefficient: Double, parameters: Int) {
        for seed in 1...3 as ClosedRange<UInt64> {
            let training = SimulatedTraining(
                parameters: parameters,
                coefficient: coefficient,
                planned: 600,
                seed: seed
            )
            let trial = training.trial()
            #expect(!trial.isEmergency && trial.called == nil, "seed \(seed): \(trial)")
        }
    }

    @Test(
        arguments: [
            .oneApart(3), .allApart(1), .wide(6), .stuck(from: 0), .stuck(from: 0.1), .drifting(20), .divergent(0.03),
            .divergent(0.2), .cut(0.2),
        ] as [Illness]
    )
    func `a sick training is called within 500 draws`(illness: Illness) {
        for seed in 1...3 as ClosedRange<UInt64> {
            let training = SimulatedTraining(
                parameters: 5,
                coefficient: 0.3,
                planned: 1000,
                illness: illness,
                seed: seed
            )
            let called = training.trial().called ?? .max
            #expect(called <= 500 + illness.begin(planned: 1000), "seed \(seed)")
        }
    }

    @Test func `the same seed gives the same trial`() {
        let training = SimulatedTraining(parameters: 2, coefficient: 0.5, planned: 600, illness: .oneApart(3), seed: 4)
        #expect(training.trial().called == training.trial().called)
    }
}
