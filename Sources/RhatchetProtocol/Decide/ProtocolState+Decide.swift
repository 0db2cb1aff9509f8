extension ProtocolState {
    /// Decides what `action` means at `now`, and changes nothing.
    ///
    /// Every deadline due before `now` must have fired; those due at `now` fire after the action.
    package func decide(_ action: Action, at now: Instant) throws(Refusal) -> [Event] {
        try self.decided(action, at: now).events
    }

    /// The same, with the state that the events leave: for who folds them at once, and many.
    package func decided(_ action: Action, at now: Instant) throws(Refusal) -> (events: [Event], state: ProtocolState) {
        var decision = Decision(self, by: .role(action.by), participant: action.participant, at: now)
        try decision.take(action.command, by: action.by)
        return (decision.events, decision.state)
    }
}
