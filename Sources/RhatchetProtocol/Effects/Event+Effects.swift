extension Event {
    /// What the shell does because of this event, in order.
    package var effects: [Effect] {
        []
    }
}
