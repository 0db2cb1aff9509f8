/// What the shell has to say that is no action of a role.
extension ProtocolState {
    /// Somebody has changed `files`, so that what `role` wanted done to them was left: a fix, an approval, a revert.
    ///
    /// An emergency whose fix is not applied yet ends with it, as with any conflict (PROTOCOL 10). Empty for an unknown
    /// incident.
    package func filesChanged(on id: IncidentID, files: [String], foundFor role: Role, at now: Instant) -> [Event] {
        guard let incident = self.incident(id) else { return [] }
        var decision = Decision(self, by: .role(role), participant: nil, at: now)
        decision.incident = id
        decision.model = incident.model
        decision.record(.fixConflicted(with: nil, files: files), code: .conflict)
        if [.escalated, .authorized].contains(incident.state) {
            let reason = "\(files.joined(separator: ", ")) was changed by somebody since the training started"
            decision.record(.emergencyDeclined(reason: reason), entering: .reported, code: .conflict)
        }
        return decision.events
    }

    /// The model trainer's regular report, rendered already.
    package func statusReported(_ text: String, of model: ModelName, by participant: Participant, at now: Instant)
        -> Event
    {
        var decision = Decision(self, by: .role(.modelTrainer), participant: participant, at: now)
        decision.model = model
        decision.record(.statusReported(text: text))
        return decision.events[0]
    }

    /// A policy is taken on, and models become known that were not.
    package func configured(_ policy: Policy, models: [ModelDeclaration], at now: Instant) -> Event {
        Event(at: now, by: .engine, to: Role.allCases, fact: .policyChanged(policy: policy, models: models))
    }
}
