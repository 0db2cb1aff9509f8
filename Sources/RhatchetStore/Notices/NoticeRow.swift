/// A notice to one person by one channel, until it has arrived.
package struct NoticeRow: Sendable, Equatable {
    package enum State: String, Sendable, Encodable {
        case pending, sent, failed
    }

    /// Stays the same however often it is sent: whoever gets it twice can tell.
    package var id: String
    package var person: String
    package var channel: String
    package var state: State
    package var attempts: Int
    /// Wall clock, milliseconds since 1970: not before it is it sent again.
    package var nextAt: Int64
    package var lastError: String?
    /// JSON.
    package var body: String

    package init(id: String, person: String, channel: String, body: String, nextAt: Int64 = 0) {
        self.id = id
        self.person = person
        self.channel = channel
        self.state = .pending
        self.attempts = 0
        self.nextAt = nextAt
        self.body = body
    }
}
