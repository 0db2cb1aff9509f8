/// An open question of a Phase 1 consultation.
package struct Question: Sendable, Codable, Hashable {
    /// Counted within the model from 0.
    package let number: Int
    package let asker: Role
    package let asked: Role
    package let text: String
    package let since: Instant
    /// Whether "nobody answered in time" is recorded already.
    package internal(set) var missed: Bool
}
