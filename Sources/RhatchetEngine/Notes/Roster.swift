package import RhatchetProtocol

/// Who may act in which role, as a person who is known has accepted it.
///
/// Without it whoever can write `rhatchet.yaml` could make themselves the director.
package struct Roster: Sendable, Codable, Equatable {
    package struct Seat: Sendable, Codable, Equatable {
        package var role: Role
        package var participant: Participant
        /// The words of a program that the watch starts; nil for everybody else.
        package var program: [String]?

        package init(_ role: Role, _ participant: Participant, program: [String]? = nil) {
            self.role = role
            self.participant = participant
            self.program = program
        }
    }

    package var seats: [Seat]

    package init(_ seats: [Seat]) {
        self.seats = seats
    }
}
