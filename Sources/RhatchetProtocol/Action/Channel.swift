/// The channel of a message (PROTOCOL 8).
package enum Channel: String, Sendable, Codable, Hashable, CaseIterable {
    case report, consultation, emergency, delegated
}
