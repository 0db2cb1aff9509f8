/// How a training goes on after a resume.
package enum Restart: String, Sendable, Codable, Hashable {
    /// The same segment, nothing has changed: the held process draws on.
    case continued
    /// A new segment from the last checkpoint.
    case checkpoint
    /// A new segment from the start, because data changed.
    case start
}
