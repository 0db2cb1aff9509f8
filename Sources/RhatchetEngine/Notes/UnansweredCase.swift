package import RhatchetProtocol

/// A program was asked, and nothing came that can be used: no answer, one too late, or one that cannot be read.
///
/// It is nobody's refusal: the case goes on waiting, and whoever stands in is asked.
package struct UnansweredCase: Sendable, Codable, Equatable {
    package var incident: IncidentID
    package var role: Role
    package var participant: Participant
    /// The words by which the program was started, and the files that these were then.
    package var program: [String]
    package var files: [ProgramFile]
    package var reason: String
    /// The end of what it had said on standard error; nil where it said nothing.
    package var said: String?

    package init(
        _ incident: IncidentID,
        role: Role,
        _ participant: Participant,
        program: [String],
        files: [ProgramFile],
        reason: String,
        said: String?
    ) {
        self.incident = incident
        self.role = role
        self.participant = participant
        self.program = program
        self.files = files
        self.reason = reason
        self.said = said
    }
}
