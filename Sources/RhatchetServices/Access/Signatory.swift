package import RhatchetEngine
package import RhatchetProtocol

/// Who acts, in which role, and what proves it.
package struct Signatory: Sendable {
    enum Proof: Sendable {
        case account
        case secret(SigningKey)
        case token(SigningKey)
        /// The words of the program, and the files that it was then.
        case asked([String], [ProgramFile])
        case rule
    }

    package let role: Role
    package let participant: Participant
    let proof: Proof

    init(_ participant: Participant, as role: Role, _ proof: Proof) {
        self.role = role
        self.participant = participant
        self.proof = proof
    }

    /// A rule that is built in, or a file that is read as one; it needs no proof, and the record says so.
    package init(rule name: String, as role: Role) {
        self.init(Participant(name, .rule), as: role, .rule)
    }

    /// The action that this command becomes.
    func action(_ command: Command) -> Action {
        Action(by: self.role, participant: self.participant, command)
    }

    /// The proof, for this place in the log only.
    package func attest(_ deed: Deed, on head: LineMark) throws -> Note {
        .attested(try self.attestation(of: deed, on: head))
    }

    func attestation(of deed: Deed, on head: LineMark) throws -> Attestation {
        var attestation = Attestation(
            by: self.role,
            self.participant,
            self.proof.name,
            of: deed,
            on: head,
            account: Account.attested
        )
        switch self.proof {
        case .account, .rule: break
        case .asked(let words, let files): (attestation.program, attestation.programFiles) = (words, files)
        case .secret(let key), .token(let key):
            attestation.key = key.id
            attestation.signature = try key.sign(attestation.signedText())
        }
        return attestation
    }
}

extension Signatory.Proof {
    fileprivate var name: Attestation.Proof {
        switch self {
        case .account: .uid
        case .secret: .secret
        case .token: .token
        case .asked: .asked
        case .rule: .rule
        }
    }
}
