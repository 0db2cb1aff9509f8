import Foundation
import RhatchetEngine
package import RhatchetProtocol

/// The tokens of agents that act by themselves.
package struct TokenService {
    private let project: Project

    package init(_ project: Project) {
        self.project = project
    }

    /// A new token, which is given back once and stored nowhere.
    package func issue(_ name: String, roles: [Role], by signatory: Signatory) throws -> String {
        guard !roles.isEmpty else {
            throw Refusal(.malformed, "a token needs a role", hint: "give --role, once or more")
        }
        let key = SigningKey()
        try self.record(.issued(self.credential(name, roles, key)), by: signatory)
        return Token.text(of: key)
    }

    /// A new token in the place of an old one.
    package func rotate(_ id: String, by signatory: Signatory) throws -> String {
        let old = try self.find(id)
        let key = SigningKey()
        let new = self.credential(old.participant.name, old.roles, key)
        try self.record(.rotated(id: old.id, to: new), by: signatory)
        return Token.text(of: key)
    }

    package func revoke(_ id: String, by signatory: Signatory) throws {
        try self.record(.revoked(id: self.find(id).id), by: signatory)
    }

    private func credential(_ name: String, _ roles: [Role], _ key: SigningKey) -> Credential {
        Credential(
            id: key.id,
            participant: Participant(name, .agent),
            roles: Set(roles).sorted(),
            publicKey: key.publicKey.base64EncodedString(),
            derivation: nil
        )
    }

    /// By its id, or by the agent's name where that has one token.
    private func find(_ text: String) throws -> Credential {
        let book = try self.project.credentials()
        let found = book.entries.filter { entry in
            entry.standing == .active && entry.credential.participant.kind == .agent
                && (entry.credential.id == text || entry.credential.participant.name == text)
        }
        guard let one = found.first, found.count == 1 else {
            let what = found.isEmpty ? "'\(text)' is no token" : "'\(text)' has \(found.count) tokens"
            throw Refusal(.unknownSubject, what, hint: "'rhatchet token list' shows their ids")
        }
        return one.credential
    }

    /// Only a person gives, changes and takes tokens, as the director.
    private func record(_ change: CredentialChange, by signatory: Signatory) throws {
        guard signatory.participant.kind == .person, signatory.role == .director else {
            throw Refusal(.notAuthorized, "only a person who is the director does that", hint: "ask them")
        }
        try CredentialDesk(self.project).record(.credential(change), by: signatory)
    }
}
