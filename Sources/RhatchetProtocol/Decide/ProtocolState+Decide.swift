extension ProtocolState {
    /// Decides what `action` means at `now`, and changes nothing.
    package func decide(_ action: Action, at now: Instant) throws(Refusal) -> [Event] {
        []
    }

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
        Event(
            at: now,
            by: .role(role),
            participant: participant,
            to: [role],
            code: refusal.code,
            fact: .actionRefused(command: command, refusal: refusal)
        )
    }
}
