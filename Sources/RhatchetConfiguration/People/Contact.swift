/// How a person is reached: each way that is named is used.
package struct Contact: Sendable, Equatable {
    /// One way to a person.
    package enum Channel: Sendable, Equatable {
        /// The program `apprise` with a file of addresses, which are secrets and stand in no other place.
        case apprise(config: String, tag: String?)
        /// An address that is called with a signed JSON body; the secret stands in a file.
        case webhook(url: String, secretFile: String)
        /// A program that gets the notice as JSON on standard input.
        case command([String])

        package var name: String {
            switch self {
            case .apprise: "apprise"
            case .webhook: "webhook"
            case .command: "command"
            }
        }
    }

    package var channels: [Channel]
    /// Only what needs this person to act.
    package var onlyUrgent: Bool

    package init(channels: [Channel], onlyUrgent: Bool = false) {
        self.channels = channels
        self.onlyUrgent = onlyUrgent
    }
}
