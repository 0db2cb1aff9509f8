import RhatchetProtocol

/// What is asked of the protocol, and what its events mean for trainings and people.
extension Night {
    /// Takes an action; true when it was not refused.
    @discardableResult
    mutating func act(_ command: Command, by role: Role, desk: Int? = nil, on project: Int) -> Bool {
        let desk = desk ?? self.team.desks.firstIndex { $0.roles.contains(role) }
        let who = desk.map { Participant(self.team.desks[$0].name, self.team.desks[$0].kind) }
        let action = Action(by: role, participant: who ?? Participant(role.rawValue, .person), command)
        let instant = Instant(milliseconds: self.now)
        if self.plan.keepsSteps {
            self.steps[project].append(ScenarioStep(at: instant, by: role, .command(command)))
        }
        self.projects[project].act(action, at: instant)
        let isRefused = self.projects[project].events.last?.name == .actionRefused
        self.takeIn(project)
        return !isRefused
    }

    mutating func passDeadline(of project: Int) {
        guard self.foreseen[project] == self.now else { return }
        self.foreseen[project] = nil
        self.projects[project].pass(until: Instant(milliseconds: self.now))
        self.takeIn(project)
    }

    /// Takes in every new event of a project, then asks who is waited for.
    private mutating func takeIn(_ project: Int) {
        var touched: [Int] = []
        while self.seen[project] < self.projects[project].events.count {
            let event = self.projects[project].events[self.seen[project]]
            self.seen[project] += 1
            guard let index = self.training(of: event, in: project) else { continue }
            self.note(event, of: index)
            if event.movesSomebody, !touched.contains(index) { touched.append(index) }
        }
        for index in touched { self.ask(index) }
        self.foreseeDeadline(of: project)
    }

    private mutating func foreseeDeadline(of project: Int) {
        guard let due = self.projects[project].next?.due.milliseconds, due != self.foreseen[project] else { return }
        self.foreseen[project] = due
        self.agenda.add(.deadline(project: project), at: max(due, self.now))
    }

    private func training(of event: Event, in project: Int) -> Int? {
        guard let model = event.model else { return nil }
        let first = project * self.team.trainings.models
        return (first..<first + self.team.trainings.models).first { self.trainings[$0].model == model }
    }
}

extension Event {
    /// Whether others may be waited for after it; a refusal asks the same again, of somebody who now knows better.
    fileprivate var movesSomebody: Bool {
        switch self.name {
        case .deadlineMissed, .reminderSent, .messageSent, .trainingPaused, .trainingHalted, .availabilityChanged: false
        default: true
        }
    }
}
