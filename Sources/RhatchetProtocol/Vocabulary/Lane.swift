/// Which of the two protocols an incident follows.
package enum Lane: String, Sendable, Codable, Hashable {
    case standard
    case emergency
}
