/// A command, under a role, by somebody who fills it.
package struct Action: Sendable, Codable, Hashable {
    package var by: Role
    package var participant: Participant
    package var command: Command

    package init(by role: Role, participant: Participant, _ command: Command) {
        self.by = role
        self.participant = participant
        self.command = command
    }

    /// An action of the person who fills this role alone, as in a scenario.
    package init(by role: Role, _ command: Command) {
        self.init(by: role, participant: Participant(role.rawValue, .person), command)
    }
}
