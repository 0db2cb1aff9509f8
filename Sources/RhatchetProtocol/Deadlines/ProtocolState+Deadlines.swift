extension ProtocolState {
    /// Every deadline that runs, in the order in which they fire.
    package func deadlines() -> [Deadline] {
        var running: [Deadline] = []
        for incident in self.incidents where !incident.state.isTerminal {
            running += incident.deadlines(self.policy)
        }
        for model in self.models.values where !model.questions.isEmpty {
            running += model.deadlines(self.policy)
        }
        return running.sorted()
    }

    /// What the passing of `deadline` means, at the time at which it was due; nothing when it no longer runs.
    ///
    /// Firing one can end or start others: apply the events, then ask `deadlines()` again.
    package func fire(_ deadline: Deadline) -> [Event] {
        guard self.deadlines().contains(deadline) else { return [] }
        var decision = Decision(self, by: .engine, participant: nil, at: deadline.due)
        decision.incident = deadline.incident
        decision.model = deadline.model
        decision.fire(deadline)
        return decision.events
    }
}
