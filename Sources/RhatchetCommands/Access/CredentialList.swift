import RhatchetEngine
import RhatchetProtocol
import RhatchetServices

/// The credentials of persons or of agents, as they stand.
struct CredentialList {
    private struct Row: Encodable {
        let name: String
        let id: String
        let standing: CredentialBook.Standing
        let roles: [Role]
        let since: String
    }

    private let rows: [Row]

    init(_ project: Project, _ kind: Participant.Kind) throws {
        self.rows = try project.credentials().entries.filter { $0.credential.participant.kind == kind }
            .map {
                Row(
                    name: $0.credential.participant.name,
                    id: $0.credential.id,
                    standing: $0.standing,
                    roles: $0.credential.roles,
                    since: Wording.time($0.since)
                )
            }
    }

    func say(_ format: OutputFormat, none: String) throws {
        switch format {
        case .json: Terminal.say(try JSONText.make(self.rows, pretty: true))
        case .text where self.rows.isEmpty: Terminal.say(none)
        case .text:
            for row in self.rows {
                let roles = row.roles.map(\.rawValue).joined(separator: ", ")
                Terminal.say(
                    "  " + Format.pad(row.name, 20) + "  \(row.id)  " + Format.pad(row.standing.rawValue, 11)
                        + "  since \(row.since)" + (roles.isEmpty ? "" : "  \(roles)")
                )
            }
        }
    }
}
