extension ProtocolState {
    /// The `action.refused` of an action; a subject that is not known is left out.
    package func refused(_ action: Action, _ refusal: Refusal, at now: Instant) -> Event {
        self.refused(
            action.command.name,
            by: action.by,
            participant: action.participant,
            subject: action.command.subject,
            refusal,
            at: now
        )
    }

    /// The `action.refused` of something that could not even be read as a command.
    package func refused(
        _ command: CommandName?,
        by role: Role,
        participant: Participant?,
        subject: Subject?,
        _ refusal: Refusal,
        at now: Instant
    ) -> Event {
        let (incident, model) = self.known(subject)
        return Event(
            at: now,
            incident: incident,
            model: model,
            by: .role(role),
            participant: participant,
            to: [role],
            code: refusal.code,
            fact: .actionRefused(command: command, refusal: refusal)
        )
    }

    private func known(_ subject: Subject?) -> (IncidentID?, ModelName?) {
        switch subject {
        case .incident(let id): (self.incident(id)?.id, self.incident(id)?.model)
        case .model(let name): (nil, self.models[name]?.name)
        case nil: (nil, nil)
        }
    }
}
