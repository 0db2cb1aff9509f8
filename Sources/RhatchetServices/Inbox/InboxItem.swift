package import RhatchetProtocol

/// One thing that waits for somebody.
package struct InboxItem: Sendable, Encodable {
    package let incident: IncidentID
    package let model: ModelName
    package let role: Role
    package let state: IncidentState
    package let lane: Lane
    package let severity: Severity
    package let category: RhatchetProtocol.Category
    /// What may be done now, as it is typed.
    package let commands: [String]
    package let deadline: String?
    package let due: String?
    /// Until the deadline, in seconds; negative once it has passed.
    package let secondsLeft: Double?
    /// What stands in the files once this is approved; `--fix` binds an approval to it.
    package let fixDigest: String?
    /// The latest message about it, as it was sent.
    package let text: String?

    private enum CodingKeys: String, CodingKey {
        case incident, model, role, state, lane, severity, category, commands, deadline, due, text
        case secondsLeft = "seconds_left"
        case fixDigest = "fix_digest"
    }
}
