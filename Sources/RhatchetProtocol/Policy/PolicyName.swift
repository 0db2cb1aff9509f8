/// The route that incidents take (PROTOCOL 4).
package enum PolicyName: String, Sendable, Codable, Hashable, CaseIterable {
    /// Everything through the director.
    case centralized
    /// Watch, then domain expert, then implementer; the director approves the restart.
    case expert
    /// The emergency lane when its criteria hold, else centralized.
    case hybrid
}
