import RhatchetProtocol
import RhatchetTraining

/// What a participant wants done.
enum Answer {
    /// A command, as it stands.
    case act(Command)
    /// An emergency fix: made and proven first, then applied.
    case applyAuthorized(IncidentID, [Change])
    /// A fix for the director's approval: made and proven first, then submitted.
    case submit(IncidentID, Submission)
    /// A file the participant may not touch, a value that is no literal: declined with the reason.
    case nothing
}
