import RhatchetConfiguration
import RhatchetEngine
import RhatchetProtocol

/// Whether somebody has proven who they are.
extension CredentialBook {
    /// Why this, as the next line of the log, proves nothing; nil when it does.
    ///
    /// - Parameter head: the line that it follows.
    func objection(to attestation: Attestation, on head: LineMark) -> String? {
        guard attestation.head == head.hash else { return "it was made for another place in the log" }
        if let objection = self.objection(toProofOf: attestation) { return objection }
        switch attestation.deed {
        case .credential(let change): return self.objection(to: change, by: attestation)
        case .roster: return self.objection(toRosterBy: attestation)
        case .acceptance(let acceptance):
            guard acceptance.by == attestation.participant else { return "it proves another than who accepts" }
            guard acceptance.by.kind == .person, attestation.by == .director else {
                return "only a person who directs accepts what is not repaired"
            }
            return self.objection(toSeatOf: attestation)
        case .action(let action):
            guard action.by == attestation.by, action.participant == attestation.participant else {
                return "it proves another than who acts"
            }
            return self.objection(toSeatOf: attestation)
        }
    }

    private func objection(toProofOf attestation: Attestation) -> String? {
        let name = attestation.participant.name
        switch (attestation.proof, attestation.participant.kind) {
        case (.secret, .person), (.token, .agent): return self.objection(toSignatureOf: attestation)
        case (.uid, .person):
            guard !self.knownPersons.isEmpty else { return nil }
            return self.person(name) == nil
                ? "somebody here has a pass phrase, and this rests on the account alone"
                : "'\(name)' has a pass phrase, and this rests on the account alone"
        case (.asked, .agent):
            return attestation.program?.isEmpty == false ? nil : "it names no program that was asked"
        case (.rule, .rule): return nil
        case (.secret, _), (.token, _), (.uid, _), (.asked, _), (.rule, _):
            return "'\(attestation.proof.rawValue)' proves no \(attestation.participant.kind.rawValue)"
        }
    }

    private func objection(toSignatureOf attestation: Attestation) -> String? {
        let name = attestation.participant.name
        guard let credential = self.active(attestation.key) ?? self.enrolling(attestation),
            credential.participant == attestation.participant
        else { return "its key is not one of '\(name)'" }
        if attestation.proof == .token, !credential.roles.contains(attestation.by) {
            return "the token is not for '\(attestation.by.rawValue)'"
        }
        guard let text = try? attestation.signedText(), credential.verifies(attestation.signature, of: text) else {
            return "its signature is not that of '\(name)'"
        }
        return nil
    }

    /// Who enrolls proves that the key is theirs with that very key.
    private func enrolling(_ attestation: Attestation) -> Credential? {
        guard case .credential(.issued(let credential)) = attestation.deed, credential.id == attestation.key else {
            return nil
        }
        return credential
    }

    /// Whether they may act in the role at all, where somebody has accepted who may.
    private func objection(toSeatOf attestation: Attestation) -> String? {
        guard let roster = self.roster, !attestation.isOfTheWatchItself else { return nil }
        let program = attestation.proof == .asked ? attestation.program : nil
        let seat = Roster.Seat(attestation.by, attestation.participant, program: program)
        guard !roster.seats.contains(seat) else { return nil }
        return "nobody who is known has accepted '\(attestation.participant.name)' as '\(attestation.by.rawValue)'"
    }
}

extension Attestation {
    /// The watch trains whoever is the model trainer, and takes up the design expectations of the configuration.
    fileprivate var isOfTheWatchItself: Bool {
        guard self.proof == .rule, case .action(let action) = self.deed else { return false }
        switch action.by {
        case .modelTrainer: return self.participant.name == BuiltInRule.watch.rawValue
        case .modeler: return action.command.name == .expectations
        case .director, .codeTranslator, .dataEngineer, .timeValidator: return false
        }
    }
}
