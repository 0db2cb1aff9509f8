import Crypto
import CryptoExtras
package import Foundation
package import RhatchetEngine

/// The secret half of a credential; it is never stored.
package struct SigningKey: Sendable {
    private let key: Curve25519.Signing.PrivateKey

    /// A new one, for a token.
    package init() {
        self.key = Curve25519.Signing.PrivateKey()
    }

    /// - Parameter seed: 32 bytes.
    package init?(seed: Data) {
        guard let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: seed) else { return nil }
        self.key = key
    }

    /// A person's, out of the pass phrase: by scrypt (RFC 7914), so that guessing it costs 64 MiB and some tenths of a
    /// second each time.
    package init?(phrase: String, _ derivation: Credential.Derivation) {
        guard let salt = Data(base64Encoded: derivation.salt) else { return nil }
        // One phrase typed on two keyboards may be composed differently.
        let text = Data(phrase.precomposedStringWithCompatibilityMapping.utf8)
        let derived = try? KDF.Scrypt.deriveKey(
            from: text,
            salt: salt,
            outputByteCount: 32,
            rounds: derivation.rounds,
            blockSize: derivation.blockSize,
            parallelism: derivation.parallelism,
            maxMemory: 1 << 28
        )
        guard let derived else { return nil }
        self.init(seed: derived.withUnsafeBytes { Data($0) })
    }

    /// What a token consists of.
    package var seed: Data { self.key.rawRepresentation }
    package var publicKey: Data { self.key.publicKey.rawRepresentation }
    package var id: String { Self.id(of: self.publicKey) }

    package func sign(_ text: String) throws -> String {
        try self.key.signature(for: Data(text.utf8)).base64EncodedString()
    }

    static func id(of publicKey: Data) -> String {
        SHA256.hash(data: publicKey).prefix(8).map { String(format: "%02x", $0) }.joined()
    }
}

extension Credential {
    /// Whether its key made this signature.
    func verifies(_ signature: String?, of text: String) -> Bool {
        guard let key = Data(base64Encoded: self.publicKey),
            let signature = signature.flatMap({ Data(base64Encoded: $0) }),
            let known = try? Curve25519.Signing.PublicKey(rawRepresentation: key)
        else { return false }
        return SigningKey.id(of: key) == self.id && known.isValidSignature(signature, for: Data(text.utf8))
    }
}

extension Credential.Derivation {
    /// With a new salt.
    static func fresh(rounds: Int) -> Self {
        let salt = Data((0..<16).map { _ in UInt8.random(in: .min ... .max) })
        return Self(salt: salt.base64EncodedString(), rounds: rounds, blockSize: 8, parallelism: 1)
    }
}
