package import Foundation
package import RhatchetProtocol

/// What a participant wants done.
package enum Answer: Sendable, Equatable {
    /// A command, as it stands.
    case act(Command)
    /// An emergency fix: made and proven first, then applied; without changes it is what was authorised.
    case applyAuthorized(IncidentID, [Change])
    /// A fix for the director's approval: made and proven first, then submitted.
    case submit(IncidentID, Submission)
    /// A whole new text of the model file for the director's approval: its class is computed first, then it is submitted.
    case submitFile(IncidentID, Submission, content: Data)
    /// Data files that were mended in place, by path: hashed first, then submitted.
    case submitData(IncidentID, Submission, files: [String])
    /// The case is left to somebody else.
    case nothing
}
