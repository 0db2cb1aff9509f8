package import RhatchetProtocol

/// What somebody proves to have done.
package enum Deed: Sendable, Codable, Equatable {
    case action(Action)
    case credential(CredentialChange)
    /// Who fills which role was looked at and accepted.
    case roster(Roster)
    /// What no parameter repairs was accepted for a model.
    case acceptance(Acceptance)
}
