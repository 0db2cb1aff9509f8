import RhatchetProtocol

extension NightRecord {
    /// Adds what became of a training.
    mutating func add(_ run: TrainingRun, _ trainings: Trainings, until end: Int64) {
        self.trainings += 1
        self.restarts += run.restarts
        self.lost += run.lost(at: end, perHour: trainings.lostPerHour)
        switch run.mode {
        case .converged:
            self.converged += 1
            if let ended = run.endedAt, ended <= trainings.due.milliseconds { self.inTime += 1 }
        case .givenUp: self.givenUp += 1
        case .sampling, .ill, .still: break
        }
    }
}
