import RhatchetProtocol

/// What the protocol's events change in a night.
extension Night {
    mutating func note(_ event: Event, of index: Int) {
        if let state = event.enters { self.enter(state, of: index) }
        self.noteTraining(event, of: index)
        self.trainings[index].affair?.record.take(event)
        self.noteFix(event, of: index)
        if event.enters?.isTerminal == true { self.close(index) }
    }

    /// The time so far was spent in the state before.
    private mutating func enter(_ state: IncidentState, of index: Int) {
        self.trainings[index].account(until: self.now)
        self.trainings[index].affair?.stage = Stage(state)
        self.trainings[index].affair?.record.state = state
    }

    private mutating func noteTraining(_ event: Event, of index: Int) {
        switch event.fact {
        case .trainingPaused, .trainingHalted:
            if self.trainings[index].mode != .converged { self.trainings[index].enter(.still, at: self.now) }
        case .trainingResumed(let restart): self.restarted(index, restart)
        case .drawsQuarantined:
            self.trainings[index].enter(.still, at: self.now)
            self.trainings[index].done = self.trainings[index].doneBefore
        case .incidentRewound, .incidentTerminated: self.trainings[index].enter(.givenUp, at: self.now)
        default: break
        }
    }

    private mutating func noteFix(_ event: Event, of index: Int) {
        switch event.fact {
        case .incidentOpened: self.trainings[index].affair?.incident = event.incident
        case .fixApplied(let fix): self.trainings[index].affair?.applied(fix)
        case .fixReverted:
            self.trainings[index].affair?.isFixRight = false
            self.trainings[index].affair?.record.mendedAt = nil
            self.unblock(self.trainings[index].project)
        case .fixConflicted:
            let isFixing = self.trainings[index].affair?.stage == .fixing
            self.trainings[index].affair?.isBlocked = isFixing
        default: break
        }
    }

    /// The incident is over.
    private mutating func close(_ index: Int) {
        self.cancelJobs(of: index) { _ in true }
        guard var affair = self.trainings[index].affair else { return }
        affair.record.closedAt = self.now
        self.trainings[index].affair = nil
        self.incidents.append(affair.record)
        self.unblock(self.trainings[index].project)
    }

    /// Fixes that waited for a file are sent again.
    private mutating func unblock(_ project: Int) {
        let first = project * self.team.trainings.models
        for index in first..<first + self.team.trainings.models
        where self.trainings[index].affair?.isBlocked == true {
            self.trainings[index].affair?.isBlocked = false
            self.ask(index)
        }
    }

    /// What is told of the night when it is over.
    mutating func record() -> NightRecord {
        var record = NightRecord()
        record.length = min(self.now, self.horizon)
        for index in self.trainings.indices {
            self.trainings[index].account(until: record.length)
            self.leaveOpen(index, in: &record)
            record.add(self.trainings[index], self.team.trainings, until: record.length)
        }
        record.incidents = self.incidents
        record.director = self.team.desks(for: .director).reduce(DeskLoad()) { $0 + self.desks[$1].load }
        return record
    }

    /// An incident that is open at the end is told as far as it came.
    private mutating func leaveOpen(_ index: Int, in record: inout NightRecord) {
        guard let affair = self.trainings[index].affair else { return }
        if affair.incident != nil, affair.jobs.contains(where: { $0.startedAt == nil }) { record.stuck += 1 }
        self.incidents.append(affair.record)
    }
}
