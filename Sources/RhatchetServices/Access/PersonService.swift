import Foundation
import RhatchetConfiguration
package import RhatchetEngine
import RhatchetProtocol

/// The pass phrases of persons: how they come to be known, change and go.
package struct PersonService {
    package static let leastLength = 12

    private let project: Project
    private let rounds: Int

    /// - Parameter rounds: of scrypt; 2^16 with 8 blocks take 64 MiB.
    package init(_ project: Project, rounds: Int = 1 << 16) {
        self.project = project
        self.rounds = rounds
    }

    private func book() throws -> CredentialBook { try self.project.credentials() }

    /// Makes a person known by a pass phrase; the first is trusted, later ones wait for somebody who confirms them.
    ///
    /// - Returns: whether it counts at once.
    /// - Throws: a refusal where the person is known already, or the phrase is too short.
    package func enroll(_ name: String, phrase: String) throws -> Bool {
        try self.requireUnknown(name)
        let (key, credential) = try self.make(name, phrase)
        let signatory = Signatory(credential.participant, as: try self.role(of: name), .secret(key))
        try self.record(.issued(credential), by: signatory)
        guard try self.book().person(name) != nil else { return false }
        // From here on nobody comes into a role by writing 'rhatchet.yaml'.
        if try self.book().roster == nil { try RosterService(self.project).accept(by: signatory) }
        return true
    }

    private func requireUnknown(_ name: String) throws {
        guard try self.waiting(name).isEmpty else {
            throw Refusal(
                .notAuthorized,
                "a pass phrase of '\(name)' waits to be confirmed already",
                hint: "if it is not yours, have it ended with 'rhatchet person revoke \(name)' before it is confirmed"
            )
        }
        guard let entry = try self.book().entries.last(where: { $0.credential.participant.name == name }),
            entry.credential.participant.kind == .person, entry.standing == .active
        else { return }
        throw Refusal(
            .notAuthorized,
            "'\(name)' has a pass phrase already, since \(Wording.time(entry.since))",
            hint:
                "'rhatchet person rotate \(name)' changes it; if it is not yours, nothing was decided by you since then: "
                + "end what has access to this account, move '.rhatchet' away, and enroll first"
        )
    }

    /// Confirms the pass phrase of somebody else that waits.
    package func confirm(_ name: String, by signatory: Signatory) throws {
        let all = try self.waiting(name)
        guard all.count < 2 else {
            let hint = "nobody can tell which is theirs: 'rhatchet person revoke \(name)', and enroll again"
            throw Refusal(.notAuthorized, "\(all.count) pass phrases of '\(name)' wait to be confirmed", hint: hint)
        }
        guard let waiting = all.first else {
            let hint = "'rhatchet person list' shows who waits"
            throw Refusal(.unknownSubject, "nothing of '\(name)' waits to be confirmed", hint: hint)
        }
        try self.record(.confirmed(id: waiting.credential.id), by: try self.known(signatory))
    }

    private func waiting(_ name: String) throws -> [CredentialBook.Entry] {
        try self.book().entries.filter {
            $0.credential.participant == Participant(name, .person) && $0.standing == .unconfirmed
        }
    }

    /// Changes a person's own pass phrase.
    package func rotate(_ name: String, to phrase: String, by signatory: Signatory) throws {
        guard let old = try self.book().person(name), signatory.participant.name == name else {
            let hint = "each changes their own; 'revoke' ends somebody else's"
            throw Refusal(.notAuthorized, "'\(name)' must prove the old pass phrase", hint: hint)
        }
        try self.record(.rotated(id: old.id, to: self.make(name, phrase).1), by: try self.known(signatory))
    }

    /// Ends a person's pass phrase: their own, or the director ends it.
    package func revoke(_ name: String, by signatory: Signatory) throws {
        guard let old = try self.book().person(name) else {
            throw Refusal(.unknownSubject, "'\(name)' has no pass phrase", hint: "'rhatchet person list' shows who has")
        }
        try self.record(.revoked(id: old.id), by: try self.known(signatory))
    }

    /// Changes of secrets are never taken on the account's word.
    private func known(_ signatory: Signatory) throws -> Signatory {
        if case .secret = signatory.proof { return signatory }
        let hint = "run 'rhatchet person enroll' for yourself first"
        throw Refusal(.notAuthorized, "'\(signatory.participant.name)' is not known by a pass phrase", hint: hint)
    }

    /// What a person would be known by; nothing is recorded.
    package func credential(_ name: String, phrase: String) throws -> Credential {
        try self.make(name, phrase).1
    }

    private func make(_ name: String, _ phrase: String) throws -> (SigningKey, Credential) {
        guard phrase.count >= Self.leastLength else {
            let message = "the pass phrase has \(phrase.count) characters; it must have \(Self.leastLength) at least"
            throw Refusal(.malformed, message, hint: "four words that do not belong together are easy to keep")
        }
        let derivation = Credential.Derivation.fresh(rounds: self.rounds)
        guard let key = SigningKey(phrase: phrase, derivation) else {
            throw Refusal(.malformed, "no key can be made of that phrase", hint: "choose another")
        }
        let credential = Credential(
            id: key.id,
            participant: Participant(name, .person),
            roles: [],
            publicKey: key.publicKey.base64EncodedString(),
            derivation: derivation
        )
        return (key, credential)
    }

    /// The first role that the person may act in.
    private func role(of name: String) throws -> Role {
        let found = Role.allCases.first { role in
            self.project.named(role).contains { $0.participant == Participant(name, .person) }
        }
        guard let found else {
            let hint = "name them under 'participants', as 'director: {person: \(name)}'"
            throw Refusal(.notAuthorized, "'\(name)' is no person of 'rhatchet.yaml'", hint: hint)
        }
        return found
    }

    private func record(_ change: CredentialChange, by signatory: Signatory) throws {
        try CredentialDesk(self.project).record(.credential(change), by: signatory)
    }
}
