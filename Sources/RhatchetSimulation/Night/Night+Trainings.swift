import RhatchetProtocol

/// Trainings and what goes wrong with them.
extension Night {
    mutating func begin(_ index: Int) {
        self.foreseeError(of: index)
        for given in self.plan.given where given.training == index {
            self.agenda.add(.error(training: index, generation: -1), at: given.at.milliseconds)
        }
        self.foresee(index)
    }

    /// Puts down the next error, as sampling time after the last.
    private mutating func foreseeError(of index: Int) {
        let rate = self.team.errors.total
        guard rate > 0, !self.plan.isOnlyGiven else { return }
        let share = self.draws.uniform(.arrival, training: index, error: self.trainings[index].errors)
        let gap = Distribution.exponential(mean: .milliseconds(Int64(3_600_000 / rate))).quantile(share)
        self.trainings[index].nextError = self.trainings[index].done + gap.milliseconds
    }

    /// Puts down what a training that samples comes to next: its end, or an error.
    mutating func foresee(_ index: Int) {
        let run = self.trainings[index]
        guard run.mode == .sampling else { return }
        if run.nextError < run.length {
            let at = self.now + max(run.nextError - run.done, 0)
            self.agenda.add(.error(training: index, generation: run.generation), at: at)
        } else {
            let at = self.now + max(run.length - run.done, 0)
            self.agenda.add(.completion(training: index, generation: run.generation), at: at)
        }
    }

    /// Something goes wrong, now; while an incident is open, an hour of sampling later.
    mutating func err(_ index: Int, _ generation: Int) {
        let run = self.trainings[index]
        guard run.mode == .sampling, generation == run.generation || generation == -1 else { return }
        self.trainings[index].account(until: self.now)
        guard run.affair == nil else {
            self.trainings[index].nextError = self.trainings[index].done + 3_600_000
            return self.foresee(index)
        }
        self.strike(index, isGiven: generation == -1)
    }

    private mutating func strike(_ index: Int, isGiven: Bool) {
        let error = self.trainings[index].errors
        let given = isGiven ? self.plan.given.first { $0.training == index } : nil
        let trouble = given?.trouble ?? Trouble(self.draws, self.team.errors, training: index, error: error)
        self.trainings[index].affair = Affair(trouble, error: error, training: index, at: self.now)
        self.trainings[index].errors += 1
        if trouble.isHalting { self.loseUnsaved(index, error) }
        self.trainings[index].enter(trouble.isHalting ? .still : .ill, at: self.now)
        if !isGiven { self.foreseeError(of: index) }
        let notice = self.team.errors.notice.quantile(self.draws.uniform(.notice, training: index, error: error))
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
        guard let affair = self.trainings[index].affair else { return }
        let run = self.trainings[index]
        let isThere = self.isReachable(.modeler)
        if isThere != self.projects[run.project].state.isAvailable(.modeler) {
            self.act(.availability(role: .modeler, available: isThere), by: .modeler, on: run.project)
        }
        self.act(.report(model: run.model, finding: affair.trouble.finding), by: .modelTrainer, on: run.project)
    }

    mutating func complete(_ index: Int, _ generation: Int) {
        let run = self.trainings[index]
        guard run.mode == .sampling, run.generation == generation else { return }
        self.trainings[index].enter(.converged, at: self.now)
        self.act(.complete(model: run.model), by: .modelTrainer, on: run.project)
        // A training that completes is verified on its final draws.
        if let incident = run.affair?.incident { self.verify(incident, of: index, passed: true) }
    }

    mutating func verify(_ index: Int, _ generation: Int) {
        let run = self.trainings[index]
        guard run.generation == generation, let affair = run.affair, let incident = affair.incident else { return }
        self.verify(incident, of: index, passed: affair.isFixRight)
    }

    private mutating func verify(_ incident: IncidentID, of index: Int, passed: Bool) {
        let project = self.trainings[index].project
        guard let known = self.projects[project].state.incident(incident), known.repair == .probation else { return }
        self.act(.verify(incident: incident, passed: passed), by: .modelTrainer, on: project)
    }

    /// The training runs again: with draws that count, where the fix mends.
    mutating func restarted(_ index: Int, _ restart: Restart) {
        guard var affair = self.trainings[index].affair else { return }
        let isFirst = affair.record.mendedAt == nil
        affair.record.resumedAt = affair.record.resumedAt ?? self.now
        affair.record.restarts += 1
        if affair.isFixRight { affair.record.mendedAt = affair.record.mendedAt ?? self.now }
        let (isRight, error) = (affair.isFixRight, affair.error)
        self.trainings[index].affair = affair
        self.trainings[index].restarts += 1
        if isFirst { self.discard(index, restart, affair.trouble.category) }
        self.trainings[index].doneBefore = self.trainings[index].done
        self.trainings[index].enter(isRight ? .sampling : .ill, at: self.now)
        self.foresee(index)
        let share = self.draws.uniform(.probation, training: index, error: error, visit: affair.record.restarts)
        let probation = self.team.trainings.probation.quantile(share)
        let generation = self.trainings[index].generation
        self.agenda.add(
            .probation(training: index, generation: generation),
            at: self.now + max(probation.milliseconds, 1)
        )
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
