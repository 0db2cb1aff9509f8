import RhatchetProtocol

/// What the protocol's events change in a night.
extension Night {
    mutating func note(_ event: Event, of index: Int) {
        if let state = event.enters { self.enter(state, of: index) }
        self.noteTraining(event, of: index)
        self.affairs[index]?.record.take(event)
        self.noteFix(event, of: index)
        if event.enters == .verifying { self.verifyWhatWasSeen(index) }
        if event.enters?.isTerminal == true { self.close(index) }
    }

    /// The time so far was spent in the state before.
    private mutating func enter(_ state: IncidentState, of index: Int) {
        self.account(index)
        self.affairs[index]?.stage = Stage(state)
        self.affairs[index]?.record.state = state
    }

    private mutating func noteTraining(_ event: Event, of index: Int) {
        switch event.fact {
        case .trainingPaused, .trainingHalted:
            if self.trainings[index].mode != .converged { self.enter(.still, index) }
        case .trainingResumed(let restart): self.restarted(index, restart)
        case .drawsQuarantined:
            self.enter(.still, index)
            self.trainings[index].done = self.trainings[index].doneBefore
        case .incidentRewound, .incidentTerminated: self.enter(.givenUp, index)
        default: break
        }
    }

    private mutating func noteFix(_ event: Event, of index: Int) {
        switch event.fact {
        case .incidentOpened: self.affairs[index]?.incident = event.incident
        case .fixApplied(let fix): self.affairs[index]?.applied(fix)
        case .reminderSent(_, let late): self.remind(late, of: index)
        case .fixReverted:
            self.affairs[index]?.isFixRight = false
            self.affairs[index]?.record.mendedAt = nil
            self.unblock(self.trainings[index].project)
        case .fixConflicted:
            let isFixing = self.affairs[index]?.stage == .fixing
            self.affairs[index]?.isBlocked = isFixing
        default: break
        }
    }

    /// The incident is over.
    private mutating func close(_ index: Int) {
        self.cancelJobs(of: index) { _ in true }
        guard var affair = self.affairs[index] else { return }
        affair.record.closedAt = self.now
        self.affairs[index] = nil
        self.incidents.append(affair.record)
        self.unblock(self.trainings[index].project)
    }

    /// Fixes that waited for a file are sent again.
    private mutating func unblock(_ project: Int) {
        let first = project * self.team.trainings.models
        for index in first..<first + self.team.trainings.models
        where self.affairs[index]?.isBlocked == true {
            self.affairs[index]?.isBlocked = false
            self.ask(index)
        }
    }

    /// What is told of the night when it is over.
    mutating func record() -> NightRecord {
        var record = NightRecord()
        // What is open when nothing more is to come stays so until the night is over.
        let isOpen = self.trainings.contains { $0.endedAt == nil }
        record.length = isOpen ? self.horizon : min(self.now, self.horizon)
        self.now = record.length
        for index in self.trainings.indices {
            self.account(index)
            self.leaveOpen(index, in: &record)
            record.add(self.trainings[index], self.team.trainings, until: record.length)
        }
        record.incidents = self.incidents
        record.director = self.team.desks(for: .director).reduce(DeskLoad()) { $0 + self.desks[$1].load }
        return record
    }

    /// An incident that is open at the end is told as far as it came.
    private mutating func leaveOpen(_ index: Int, in record: inout NightRecord) {
        guard let affair = self.affairs[index] else { return }
        if affair.incident != nil, affair.jobs.contains(where: { $0.startedAt == nil }) { record.stuck += 1 }
        self.incidents.append(affair.record)
    }
}
