import RhatchetProtocol

/// Trainings and what goes wrong with them.
extension Night {
    /// The generation of an error that is laid down, and comes whatever was foreseen.
    private static let given = -1

    mutating func begin(_ index: Int) {
        self.foreseeError(of: index)
        if let given = self.given[index] {
            self.agenda.add(.error(training: index, generation: Self.given), at: given.at.milliseconds)
        }
        self.foresee(index)
    }

    /// Puts down the next error, as sampling time after the last.
    private mutating func foreseeError(of index: Int) {
        let rate = self.team.errors.of(training: index).total
        guard rate > 0, !self.plan.isOnlyGiven else { return }
        let share = self.draws.uniform(.arrival, training: index, error: self.trainings[index].errors)
        let gap = Distribution.exponential(mean: .milliseconds(Int64(3_600_000 / rate))).quantile(share)
        self.trainings[index].nextError = self.trainings[index].done + gap.milliseconds
    }

    /// Puts down what a training that samples comes to next: its end, or an error.
    mutating func foresee(_ index: Int) {
        guard self.trainings[index].mode == .sampling else { return }
        let (next, length) = (self.trainings[index].nextError, self.trainings[index].length)
        let generation = self.trainings[index].generation
        let at = self.now + max(min(next, length) - self.trainings[index].done, 0)
        if next < length {
            self.agenda.add(.error(training: index, generation: generation), at: at)
        } else {
            self.agenda.add(.completion(training: index, generation: generation), at: at)
        }
    }

    /// Puts the time since the last account to where it belongs.
    mutating func account(_ index: Int) {
        let idle = self.trainings[index].account(until: self.now)
        if idle > 0 { self.affairs[index]?.spend(idle) }
    }

    mutating func enter(_ mode: TrainingRun.Mode, _ index: Int) {
        self.account(index)
        self.trainings[index].enter(mode, at: self.now)
    }

    /// Whether what was foreseen for a training that samples still holds.
    private func isDue(_ index: Int, _ generation: Int) -> Bool {
        self.trainings[index].mode == .sampling && self.trainings[index].generation == generation
    }

    /// Something goes wrong, now; while an incident is open, an hour of sampling later.
    mutating func err(_ index: Int, _ generation: Int) {
        let isGiven = generation == Self.given
        guard isGiven ? self.trainings[index].mode == .sampling : self.isDue(index, generation) else { return }
        self.account(index)
        guard self.affairs[index] == nil else {
            self.trainings[index].nextError = self.trainings[index].done + 3_600_000
            return self.foresee(index)
        }
        self.strike(index, isGiven: isGiven)
    }

    private mutating func strike(_ index: Int, isGiven: Bool) {
        let error = self.trainings[index].errors
        let given = isGiven ? self.given[index]?.trouble : nil
        let trouble = given ?? Trouble(self.draws, self.team.errors.of(training: index), training: index, error: error)
        self.affairs[index] = Affair(trouble, error: error, training: index, at: self.now, isGiven: isGiven)
        self.trainings[index].errors += 1
        if trouble.isHalting { self.loseUnsaved(index, error) }
        self.enter(trouble.isHalting ? .still : .ill, index)
        if !isGiven { self.foreseeError(of: index) }
        let share = self.draws.uniform(.notice, training: index, error: error)
        let notice = self.team.errors.of(training: index).notice.quantile(share)
        self.agenda.add(.notice(training: index), at: self.now + max(notice.milliseconds, 1))
    }

    /// What a training that dies has drawn since its last checkpoint is gone.
    private mutating func loseUnsaved(_ index: Int, _ error: Int) {
        let share = self.draws.uniform(.unsaved, training: index, error: error)
        let unsaved = Int64(share * self.team.trainings.checkpoint.double)
        self.trainings[index].done = max(self.trainings[index].done - unsaved, 0)
    }

    /// The watch reports what went wrong, after who can be reached has been said.
    mutating func report(_ index: Int) {
        guard let finding = self.affairs[index]?.trouble.finding else { return }
        let project = self.trainings[index].project
        let isThere = self.isReachable(.modeler)
        if isThere != self.projects[project].state.isAvailable(.modeler) {
            self.act(.availability(role: .modeler, available: isThere), by: .modeler, on: project)
        }
        self.act(.report(model: self.trainings[index].model, finding: finding), by: .modelTrainer, on: project)
    }

    mutating func complete(_ index: Int, _ generation: Int) {
        guard self.isDue(index, generation) else { return }
        self.enter(.converged, index)
        self.act(
            .complete(model: self.trainings[index].model),
            by: .modelTrainer,
            on: self.trainings[index].project
        )
        // A training that completes is verified on its final draws.
        if let incident = self.affairs[index]?.incident { self.verify(incident, of: index, passed: true) }
    }

    /// The training runs again: with draws that count, where the fix mends.
    mutating func restarted(_ index: Int, _ restart: Restart) {
        guard let affair = self.affairs[index] else { return }
        self.account(index)
        if affair.record.mendedAt == nil { self.discard(index, restart, affair.trouble.category) }
        self.affairs[index]?.restarted(at: self.now)
        self.trainings[index].restarts += 1
        self.trainings[index].doneBefore = self.trainings[index].done
        self.enter(affair.isFixRight ? .sampling : .ill, index)
        self.foresee(index)
        self.foreseeVerification(of: index, error: affair.error, restart: affair.record.restarts)
    }

    /// Draws that the fix makes worthless: all when data changed, a share when parameters did.
    private mutating func discard(_ index: Int, _ restart: Restart, _ category: RhatchetProtocol.Category) {
        switch restart {
        case .start: self.trainings[index].done = 0
        case .checkpoint where category == .convergence:
            let kept = Double(self.trainings[index].done) * (1 - self.team.trainings.redo)
            self.trainings[index].done = Int64(kept.rounded())
        case .checkpoint, .continued: break
        }
    }
}
