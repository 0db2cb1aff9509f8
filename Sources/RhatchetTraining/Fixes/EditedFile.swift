package import Foundation
package import RhatchetProtocol

/// A model file with changes made in it, not written yet.
package struct EditedFile: Sendable, Decodable {
    /// One change where it was made.
    package struct Place: Sendable, Decodable {
        package var parameter: String
        package var from: Value?
        package var to: Value?
        package var line: Int

        private enum CodingKeys: String, CodingKey { case parameter, from, to, line }

        /// A value that is no plain literal, such as a dictionary of starting points, is left out.
        package init(from decoder: any Decoder) throws {
            let fields = try decoder.container(keyedBy: CodingKeys.self)
            self.parameter = try fields.decode(String.self, forKey: .parameter)
            self.from = try? fields.decode(Value.self, forKey: .from)
            self.to = try? fields.decode(Value.self, forKey: .to)
            self.line = try fields.decode(Int.self, forKey: .line)
        }
    }

    package var changes: [Place]
    package var diff: String
    package var content: Data
    package var before: ContentHash
    package var after: ContentHash

    private enum CodingKeys: String, CodingKey {
        case changes, diff
        case content = "after_base64"
        case before = "before_sha256"
        case after = "after_sha256"
    }
}

/// What the proof of an edit came to.
package struct Proof: Sendable, Decodable {
    package var proven: Bool
    /// A refusal code of the protocol, where it is not proven.
    package var code: String?
    package var differences: [Difference]?

    /// One place where the two syntax trees are not what the changes say.
    package struct Difference: Sendable, Decodable {
        package var message: String?
        package var line: Int?
    }
}
