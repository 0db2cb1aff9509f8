/// What the shell has to say that is no action of a role.
extension ProtocolState {
    /// A revert found that somebody has changed `files` since the fix, and left them.
    ///
    /// Nil for an unknown incident.
    package func revertStopped(on id: IncidentID, files: [String], at now: Instant) -> Event? {
        guard let incident = self.incident(id) else { return nil }
        var decision = Decision(self, by: .role(.codeTranslator), participant: nil, at: now)
        decision.incident = id
        decision.model = incident.model
        decision.record(.fixConflicted(with: nil, files: files), code: .conflict)
        return decision.events.first
    }

    /// A policy is taken on, and models become known that were not.
    package func configured(_ policy: Policy, models: [ModelDeclaration], at now: Instant) -> Event {
        Event(at: now, by: .engine, to: Role.allCases, fact: .policyChanged(policy: policy, models: models))
    }
}
