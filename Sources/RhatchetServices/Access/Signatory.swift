package import RhatchetProtocol

/// Who acts, in which role, and what proves it.
package struct Signatory: Sendable {
    package let role: Role
    package let participant: Participant

    init(_ participant: Participant, as role: Role) {
        self.role = role
        self.participant = participant
    }

    /// The action that this command becomes.
    func action(_ command: Command) -> Action {
        Action(by: self.role, participant: self.participant, command)
    }
}
