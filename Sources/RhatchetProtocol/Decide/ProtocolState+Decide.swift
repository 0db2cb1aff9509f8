extension ProtocolState {
    /// Decides what `action` means at `now`, and changes nothing.
    ///
    /// Every deadline due before `now` must have fired; those due at `now` fire after the action.
    package func decide(_ action: Action, at now: Instant) throws(Refusal) -> [Event] {
        var decision = Decision(self, by: .role(action.by), participant: action.participant, at: now)
        try decision.take(action.command, by: action.by)
        return decision.events
    }
}
