package import RhatchetProtocol

/// A scenario (PROTOCOL 13): what happens when, on models that train from 0:00 on.
package struct Scenario: Sendable, Hashable {
    package var policy: Policy
    /// In the order of the file.
    package var models: [ModelDeclaration]
    /// In non-decreasing time.
    package var steps: [ScenarioStep]
    /// The last instant that is played, included.
    package var until: Instant

    /// - Parameter until: nil for the time of the last step.
    package init(
        policy: Policy = Policy(),
        models: [ModelDeclaration],
        steps: [ScenarioStep] = [],
        until: Instant? = nil
    ) {
        self.policy = policy
        self.models = models
        self.steps = steps
        self.until = until ?? steps.last?.at ?? Instant(milliseconds: 0)
    }
}
