/// What the director's answer to a design question comes to.
package enum Outcome: String, Sendable, Codable, Hashable, CaseIterable {
    /// Go on with less.
    case optional
    /// The data must be mended.
    case required
    /// The design is wrong: rewind.
    case designError = "design_error"
}
