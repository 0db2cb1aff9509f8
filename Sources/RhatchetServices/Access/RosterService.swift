import RhatchetEngine
package import RhatchetProtocol

/// Who fills which role, and whether somebody who is known has accepted it.
package struct RosterService {
    /// One who is named for a role.
    package struct Row: Sendable, Encodable {
        package let role: Role
        package let participant: Participant
        package let program: [String]?
        /// Whether they may act.
        package let counts: Bool
        /// Whether the configuration still names them.
        package let named: Bool
    }

    private let project: Project

    package init(_ project: Project) {
        self.project = project
    }

    /// In the order of the roles; those who were accepted and are named no more come last in theirs.
    package func rows() throws -> [Row] {
        let named = Roster(of: self.project).seats
        let accepted = try self.project.credentials().roster?.seats
        let gone = accepted?.filter { !named.contains($0) } ?? []
        return Role.allCases.flatMap { role in
            (named + gone).filter { $0.role == role }.map { seat in
                Row(
                    role: role,
                    participant: seat.participant,
                    program: seat.program,
                    counts: named.contains(seat) && accepted?.contains(seat) != false,
                    named: named.contains(seat)
                )
            }
        }
    }

    /// Accepts whom the configuration names now.
    ///
    /// - Throws: `not_authorized` for whoever is not known by a pass phrase, or is not the director.
    package func accept(by signatory: Signatory) throws {
        try CredentialDesk(self.project).record(.roster(Roster(of: self.project)), by: signatory)
    }
}
