import RhatchetProtocol

/// One row of the table of what sampler parameters can repair.
struct ParameterRule: Sendable {
    let name: String
    /// What is wrong, as a cause.
    let cause: String
    /// Why the change helps.
    let reason: String
    /// What should be seen afterwards.
    let expectation: String
    /// The change for this case; nil when the rule does not apply or was already tried.
    let change: @Sendable (SickCase) -> Change?
}
