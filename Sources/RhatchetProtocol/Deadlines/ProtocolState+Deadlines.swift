extension ProtocolState {
    /// Every deadline that runs, in the order in which they fire.
    package func deadlines() -> [Deadline] {
        []
    }

    /// What the passing of `deadline` means, at the time at which it was due; nothing when it no longer runs.
    ///
    /// Firing one can end or start others: apply the events, then ask `deadlines()` again.
    package func fire(_ deadline: Deadline) -> [Event] {
        []
    }
}
