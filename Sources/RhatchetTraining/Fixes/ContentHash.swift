import Crypto
package import Foundation

/// SHA-256 of a file's bytes, in hex: two files with one hash are the same file.
package struct ContentHash: Sendable, Hashable, Codable, CustomStringConvertible {
    package let description: String

    package init(of data: Data) {
        self.description = SHA256.hash(data: data).map { String(format: "%02x", $0) }.joined()
    }

    package init(stored: String) {
        self.description = stored
    }

    package init(from decoder: any Decoder) throws {
        self.description = try decoder.singleValueContainer().decode(String.self)
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(self.description)
    }

    /// The first characters, for people.
    package var short: String { String(self.description.prefix(12)) }
}
