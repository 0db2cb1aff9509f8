import RhatchetEngine
import RhatchetProtocol

/// Whether somebody who has proven who they are may change what others are known by.
extension CredentialBook {
    func objection(to change: CredentialChange, by attestation: Attestation) -> String? {
        switch change {
        case .issued(let credential): self.objection(toIssuing: credential, by: attestation)
        case .confirmed(let id):
            switch self.entry(id) {
            case let entry? where entry.standing == .unconfirmed:
                self.objection(toDirectorship: attestation, "vouches for somebody")
            case _: "nothing waits to be confirmed"
            }
        case .rotated(let id, let credential): self.objection(toRotating: id, to: credential, by: attestation)
        case .revoked(let id):
            switch self.entry(id) {
            case nil: "there is no such credential"
            case let entry? where entry.credential.participant == attestation.participant: nil
            case _?: self.objection(toDirectorship: attestation, "ends what another is known by")
            }
        }
    }

    /// A roster is accepted by the director, or by anybody who is known where no director is.
    func objection(toRosterBy attestation: Attestation) -> String? {
        guard attestation.proof == .secret else { return "only a person with a pass phrase says who fills a role" }
        return self.objection(toDirectorship: attestation, "says who fills a role")
    }

    private func objection(toIssuing credential: Credential, by attestation: Attestation) -> String? {
        guard self.entry(credential.id) == nil else { return "its key was used before" }
        switch credential.participant.kind {
        case .agent:
            guard credential.derivation == nil, !credential.roles.isEmpty else { return "it is no token" }
            return self.objection(toDirectorship: attestation, "gives tokens")
        case .person:
            let name = credential.participant.name
            guard attestation.key == credential.id, attestation.participant == credential.participant else {
                return "'\(name)' has not proven that the key is theirs"
            }
            return self.person(name) == nil ? nil : "'\(name)' has a pass phrase already"
        case .rule: return "a rule has no credential"
        }
    }

    private func objection(
        toRotating id: String,
        to credential: Credential,
        by attestation: Attestation
    ) -> String? {
        guard let old = self.active(id), self.entry(credential.id) == nil,
            old.participant == credential.participant, old.roles == credential.roles,
            (old.derivation == nil) == (credential.derivation == nil)
        else { return "it does not stand for one that counts" }
        switch old.participant.kind {
        case .person:
            return attestation.key == id ? nil : "each changes their own pass phrase"
        case .agent, .rule: return self.objection(toDirectorship: attestation, "gives tokens")
        }
    }

    /// Agents and rules never do this; of the persons who are known the director does, or all where none of them is.
    private func objection(toDirectorship attestation: Attestation, _ what: String) -> String? {
        guard attestation.participant.kind == .person else { return "only a person \(what)" }
        let directors = self.knownPersons.filter { self.mayDirect($0.participant) }
        let isDirector = directors.isEmpty || directors.contains { $0.participant == attestation.participant }
        return isDirector ? nil : "only the director \(what)"
    }

    private func mayDirect(_ participant: Participant) -> Bool {
        self.roster?.seats.contains { $0.role == .director && $0.participant == participant } ?? true
    }
}
