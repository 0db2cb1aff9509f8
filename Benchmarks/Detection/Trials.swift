import DetectionTrials
import Dispatch
import Synchronization

/// A training and what was said of it.
struct Judged: Sendable {
    let training: SimulatedTraining
    let trial: DetectionTrial

    /// Draws per chain within which a sick one must be called: a quarter of the plan or 500, whichever is later,
    /// counted from where it is sick.
    var limit: Int {
        max(500, self.training.planned / 4) + self.training.illness.begin(planned: self.training.planned)
    }
    var isInTime: Bool { self.trial.called.map { $0 <= self.limit } ?? false }
}

/// Trainings that are judged, several at once.
struct Trials {
    private let trainings: [SimulatedTraining]

    init(_ trainings: [SimulatedTraining]) {
        self.trainings = trainings
    }

    func run() -> [Judged] {
        let judged = Mutex<[Int: Judged]>([:])
        DispatchQueue.concurrentPerform(iterations: self.trainings.count) { index in
            let training = self.trainings[index]
            let trial = training.trial()
            judged.withLock { $0[index] = Judged(training: training, trial: trial) }
        }
        let all = judged.withLock { $0 }
        return self.trainings.indices.compactMap { all[$0] }
    }
}
