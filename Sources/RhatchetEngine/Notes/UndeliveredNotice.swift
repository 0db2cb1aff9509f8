/// A notice that was given up: somebody was not told.
package struct UndeliveredNotice: Sendable, Codable, Equatable {
    /// The notice's own, which stays the same however often it was sent.
    package var id: String
    package var person: String
    package var channel: String
    package var attempts: Int
    package var reason: String

    package init(id: String, person: String, channel: String, attempts: Int, reason: String) {
        self.id = id
        self.person = person
        self.channel = channel
        self.attempts = attempts
        self.reason = reason
    }
}
