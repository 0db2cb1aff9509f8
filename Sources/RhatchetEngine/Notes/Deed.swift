package import RhatchetProtocol

/// What somebody proves to have done.
package enum Deed: Sendable, Codable, Equatable {
    case action(Action)
    case credential(CredentialChange)
}
