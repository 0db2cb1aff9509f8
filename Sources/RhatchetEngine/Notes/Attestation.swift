package import RhatchetProtocol

/// Who did something, and what proves it: stands just before the lines that follow from it.
package struct Attestation: Sendable, Codable, Equatable {
    package enum Proof: String, Sendable, Codable {
        /// A person's pass phrase, from which the key that signed was derived.
        case secret
        /// An agent's token, which is the key that signed.
        case token
        /// The account alone; only where one person works alone.
        case uid
        /// The watch itself started the program and took its answer.
        case asked
        /// A rule that is built in: nothing proves it but that the rule says just this.
        case rule
    }

    /// The account that did it.
    package struct Account: Sendable, Codable, Equatable {
        package var name: String
        package var uid: UInt32

        package init(name: String, uid: UInt32) {
            self.name = name
            self.uid = uid
        }
    }

    package var by: Role
    package var participant: Participant
    package var proof: Proof
    package var deed: Deed
    /// Hash of the line that stands before; a signature holds for this place in the log only.
    package var head: String
    /// Which key signed, and its signature in Base64; nil without one.
    package var key: String?
    package var signature: String?
    package var account: Account
    /// The words of a program that was asked.
    package var program: [String]?
    /// The files that it was then, so that a program that was swapped is seen; nil where none was asked, and in records
    /// from before they were kept.
    package var programFiles: [ProgramFile]?

    package init(
        by role: Role,
        _ participant: Participant,
        _ proof: Proof,
        of deed: Deed,
        on head: LineMark,
        account: Account
    ) {
        self.by = role
        self.participant = participant
        self.proof = proof
        self.deed = deed
        self.head = head.hash
        self.account = account
    }

    /// What is signed: all that stands here, for this place in the log and for nothing but this.
    package func signedText() throws -> String {
        var unsigned = self
        unsigned.signature = nil
        return "rhatchet attestation 1\n" + (try CanonicalJSON.encode(unsigned))
    }
}
