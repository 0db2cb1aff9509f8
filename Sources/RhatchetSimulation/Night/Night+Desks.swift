import RhatchetProtocol

/// Desks at work.
extension Night {
    /// The instant of the week at a time of the night.
    func clock(_ time: Int64) -> Instant { Instant(milliseconds: self.origin + time) }

    func isAtWork(_ desk: Int) -> Bool { self.team.desks[desk].hours.contains(self.clock(self.now)) }

    /// When a desk is at work next, from `time` on; far away where it never is.
    func opening(of desk: Int, from time: Int64) -> Int64 {
        guard let next = self.team.desks[desk].hours.next(from: self.clock(time)) else { return .max }
        return next.milliseconds - self.origin
    }

    /// Whether somebody in this role can be reached now, at work or by a call.
    func isReachable(_ role: Role) -> Bool {
        self.team.desks(for: role).contains { desk in
            self.isAtWork(desk) || (self.team.desks[desk].onCall?.chance ?? 0) > 0
        }
    }

    /// Begins whatever can be begun.
    mutating func serve(_ desk: Int) {
        while self.desks[desk].busy < self.team.desks[desk].count {
            let isAtWork = self.isAtWork(desk)
            if let place = self.desks[desk].next(where: { isAtWork || $0.isAwake }) {
                self.begin(self.desks[desk].waiting.remove(at: place))
            } else if isAtWork, let job = self.takeOver(by: desk) {
                self.begin(job)
            } else {
                return self.awaitOpening(of: desk)
            }
        }
    }

    /// Work that waits at another desk which fills the same role.
    private mutating func takeOver(by desk: Int) -> Job? {
        let roles = self.team.desks[desk].roles
        for peer in self.peers[desk] {
            guard let place = self.desks[peer].next(where: { roles.contains($0.role) }) else { continue }
            var job = self.desks[peer].waiting.remove(at: place)
            job.desk = desk
            return job
        }
        return nil
    }

    private mutating func awaitOpening(of desk: Int) {
        let isWaitedFor = ([desk] + self.peers[desk]).contains { !self.desks[$0].waiting.isEmpty }
        guard isWaitedFor, self.desks[desk].opening == nil, !self.isAtWork(desk) else { return }
        let opening = self.opening(of: desk, from: self.now)
        guard opening < .max else { return }
        self.desks[desk].opening = opening
        self.agenda.add(.opening(desk: desk), at: opening)
    }

    private mutating func begin(_ waiting: Job) {
        var job = waiting
        job.startedAt = self.now
        self.replace(job)
        self.desks[job.desk].busy += 1
        self.desks[job.desk].load.jobs += 1
        self.desks[job.desk].load.waited += self.now - job.readyAt
        if self.plan.keepsWaits { self.desks[job.desk].load.waits.append(self.now - job.readyAt) }
        self.agenda.add(.finish(job.ticket), at: self.now + max(self.length(of: job), 1))
    }

    /// How long the work takes: what is on record for it, else a draw.
    private func length(of job: Job) -> Int64 {
        guard let affair = self.affairs[job.training] else { return 0 }
        if let recorded = self.recorded(job) { return recorded.milliseconds }
        var length = 0.0
        for step in self.steps(of: job, affair) {
            let share = self.draws.uniform(
                .work,
                training: job.training,
                error: affair.error,
                step: step,
                visit: job.visit
            )
            length += self.team.work[step]?.quantile(share).double ?? 0
        }
        return Int64((length * self.team.desks[job.desk].pace).rounded())
    }

    /// How long this was on record, from the message on; nil where nothing is.
    func recorded(_ job: Job) -> TimeAmount? {
        guard let affair = self.affairs[job.training], affair.isGiven else { return nil }
        if let took = self.given[job.training]?.took[job.step], job.visit < took.count { return took[job.visit] }
        guard let answers = self.plan.answers[job.step] else { return nil }
        let (error, visit) = (affair.error, job.visit)
        return answers.quantile(
            self.draws.uniform(.work, training: job.training, error: error, step: job.step, visit: visit)
        )
    }

    /// Checking comes before implementing where the director asked for it.
    private func steps(of job: Job, _ affair: Affair) -> [Step] {
        job.step == .implement && affair.mustCheck ? [.check, .implement] : [job.step]
    }

    mutating func finish(_ ticket: JobTicket) {
        guard let job = self.job(ticket) else { return }
        self.affairs[job.training]?.jobs.removeAll { $0.id == job.id }
        self.desks[job.desk].busy -= 1
        self.desks[job.desk].load.busy += self.now - (job.startedAt ?? self.now)
        self.perform(job)
        self.serve(job.desk)
    }
}
