package import RhatchetProtocol

/// By what a participant is known: the public half of a key, and nothing that could be used in its stead.
package struct Credential: Sendable, Codable, Equatable {
    /// How a person's key is derived from the pass phrase: scrypt (RFC 7914).
    package struct Derivation: Sendable, Codable, Equatable {
        /// Base64.
        package var salt: String
        package var rounds: Int
        package var blockSize: Int
        package var parallelism: Int

        package init(salt: String, rounds: Int, blockSize: Int, parallelism: Int) {
            self.salt = salt
            self.rounds = rounds
            self.blockSize = blockSize
            self.parallelism = parallelism
        }
    }

    /// First 16 hex digits of the SHA-256 of the public key.
    package var id: String
    package var participant: Participant
    /// What an agent's token is good for; empty for a person, whose roles `rhatchet.yaml` names.
    package var roles: [Role]
    /// Ed25519, Base64.
    package var publicKey: String
    /// nil for a token, which is the key itself.
    package var derivation: Derivation?

    package init(id: String, participant: Participant, roles: [Role], publicKey: String, derivation: Derivation?) {
        self.id = id
        self.participant = participant
        self.roles = roles
        self.publicKey = publicKey
        self.derivation = derivation
    }
}

/// What became of a credential.
package enum CredentialChange: Sendable, Codable, Equatable {
    case issued(Credential)
    /// A person who was not the first is known from here on.
    case confirmed(id: String)
    /// The new one stands for the old.
    case rotated(id: String, to: Credential)
    case revoked(id: String)
}
