package import RhatchetProtocol

/// What a participant wants done.
package enum Answer: Sendable, Equatable {
    /// A command, as it stands.
    case act(Command)
    /// An emergency fix: made and proven first, then applied; without changes it is what was authorised.
    case applyAuthorized(IncidentID, [Change])
    /// A fix for the director's approval: made and proven first, then submitted.
    case submit(IncidentID, Submission)
    /// The case is left to somebody else.
    case nothing
}
