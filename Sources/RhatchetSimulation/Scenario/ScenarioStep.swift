package import RhatchetProtocol

/// One step of a scenario: somebody does something at a time.
package struct ScenarioStep: Sendable, Hashable {
    package var at: Instant
    package var by: Role
    package var request: Request

    package init(at: Instant, by role: Role, _ request: Request) {
        self.at = at
        self.by = role
        self.request = request
    }

    /// What a step asks for.
    package enum Request: Sendable, Hashable {
        case command(Command)
        /// A payload that is no command: refused when its time comes, and told with the subject as far as it is known.
        case malformed(CommandName, subject: Subject?, Refusal)
    }
}
