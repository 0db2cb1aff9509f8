extension ProtocolState {
    /// Folds one event; the only place where the state changes. Never fails.
    package mutating func apply(_ event: Event) {
    }
}
