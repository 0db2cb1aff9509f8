import RhatchetProtocol

/// Who is asked for what, and when they come to it.
extension Night {
    /// Asks those whom the protocol waits for, and takes back what is no longer asked for.
    mutating func ask(_ index: Int) {
        guard let incident = self.affairs[index]?.incident else { return }
        let project = self.trainings[index].project
        let state = self.projects[project].state.incidents[incident.rawValue - 1].state
        let isBlocked = self.affairs[index]?.isBlocked == true
        var wanted: [(role: Role, step: Step)] = []
        for role in self.projects[project].state.waitingFor(incident) {
            guard let step = Step(state, role), !(isBlocked && step == .implement) else { continue }
            wanted.append((role, step))
        }
        self.cancelJobs(of: index) { job in !wanted.contains { $0.role == job.role && $0.step == job.step } }
        for (role, step) in wanted
        where self.affairs[index]?.jobs.contains(where: { $0.role == role && $0.step == step }) == false {
            self.send(step, to: role, for: index)
        }
    }

    /// A message goes out, and is seen after a while.
    private mutating func send(_ step: Step, to role: Role, for index: Int) {
        guard let visit = self.affairs[index]?.visit(step), let error = self.affairs[index]?.error
        else { return }
        self.jobCount += 1
        var job = Job(id: self.jobCount, training: index, role: role, step: step, visit: visit)
        guard let desk = self.desk(for: role, at: self.now) else { return }
        job.desk = desk
        let share = self.draws.uniform(.pickup, training: index, error: error, step: step, visit: visit)
        job.isAwake = self.recorded(job) != nil
        var pickup = job.isAwake ? 1 : self.team.desks[desk].pickup.quantile(share).milliseconds
        let late = self.team.mistakes.lateReview
        if step == .review, self.draws.happens(late, .late, training: index, error: error, visit: visit) {
            pickup += self.projects[self.trainings[index].project].state.policy.review.milliseconds
        }
        self.affairs[index]?.jobs.append(job)
        self.agenda.add(.arrival(job.ticket), at: self.now + max(pickup, 1))
    }

    /// Of several desks that fill a role the one that is at work, else the one that will be first.
    private func desk(for role: Role, at time: Int64) -> Int? {
        let desks = self.team.desks(for: role)
        guard desks.count > 1 else { return desks.first }
        return desks.min { self.opening(of: $0, from: time) < self.opening(of: $1, from: time) }
    }

    /// Takes back work that nobody asks for any more: who is at it is told, and free.
    mutating func cancelJobs(of index: Int, where isPast: (Job) -> Bool) {
        let past = self.affairs[index]?.jobs.filter(isPast) ?? []
        guard !past.isEmpty else { return }
        self.affairs[index]?.jobs.removeAll(where: isPast)
        for job in past {
            self.desks[job.desk].waiting.removeAll { $0.id == job.id }
            if let started = job.startedAt { self.free(job.desk, since: started) }
        }
    }

    private mutating func free(_ desk: Int, since started: Int64) {
        self.desks[desk].busy -= 1
        self.desks[desk].load.busy += self.now - started
        self.serve(desk)
    }

    /// Work is seen: it queues, or somebody is called for it.
    mutating func arrive(_ ticket: JobTicket) {
        // A reminder may have shown it before.
        guard var job = self.job(ticket), job.readyAt == 0 else { return }
        job.readyAt = self.now
        self.replace(job)
        self.desks[job.desk].waiting.append(job)
        let queue = self.desks[job.desk].waiting.count + self.desks[job.desk].busy
        self.desks[job.desk].load.longest = max(self.desks[job.desk].load.longest, queue)
        self.call(job)
        self.serve(job.desk)
        for peer in self.peers[job.desk] { self.serve(peer) }
    }

    /// Whoever is reminded may look at once at what they have not seen yet.
    mutating func remind(_ role: Role, of index: Int) {
        guard let affair = self.affairs[index],
            let job = affair.jobs.first(where: { $0.role == role && $0.readyAt == 0 })
        else { return }
        let heeds = self.team.desks[job.desk].heeds
        guard heeds > 0 else { return }
        let share = self.draws.uniform(.heed, training: index, error: affair.error, step: job.step, visit: job.visit)
        guard share < heeds else { return }
        self.agenda.add(.arrival(job.ticket), at: self.now + 1)
    }

    /// Out of hours somebody may be called, once, and may answer.
    private mutating func call(_ job: Job) {
        guard let onCall = self.team.desks[job.desk].onCall, onCall.covers(job.step),
            !self.isAtWork(job.desk), let error = self.affairs[job.training]?.error
        else { return }
        // Who answers the first call for an error answers the next ones too.
        let share = self.draws.uniform(.onCall, training: job.training, error: error)
        guard share < onCall.chance else { return }
        let wake = self.draws.uniform(.wake, training: job.training, error: error, step: job.step, visit: job.visit)
        self.agenda.add(.awake(job.ticket), at: self.now + max(onCall.wake.quantile(wake).milliseconds, 1))
    }

    mutating func wake(_ ticket: JobTicket) {
        guard let job = self.job(ticket),
            let place = self.desks[job.desk].waiting.firstIndex(where: { $0.id == ticket.id })
        else { return }
        self.desks[job.desk].waiting[place].isAwake = true
        self.serve(job.desk)
    }

    mutating func open(_ desk: Int) {
        self.desks[desk].opening = nil
        self.serve(desk)
    }

    /// The work of a ticket, as long as it is asked for.
    func job(_ ticket: JobTicket) -> Job? {
        self.affairs[ticket.training]?.jobs.first { $0.id == ticket.id }
    }

    mutating func replace(_ job: Job) {
        guard let place = self.affairs[job.training]?.jobs.firstIndex(where: { $0.id == job.id }) else { return }
        self.affairs[job.training]?.jobs[place] = job
    }
}
