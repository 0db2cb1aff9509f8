package import RhatchetProtocol

/// One call of a sampler as it stands in a model file.
package struct SamplerCall: Sendable, Decodable, Equatable {
    /// One argument that a fix may touch, under its canonical name.
    package struct Argument: Sendable, Decodable, Equatable {
        /// `literal`, `name`, `absent`, or why it cannot be changed.
        package var state: String
        package var value: Value?
        /// The sampler's documented default, for an argument that is absent.
        package var `default`: Value?
        package var line: Int?
        /// Where a value comes from that is no literal.
        package var origin: String?

        private enum CodingKeys: String, CodingKey { case state, value, `default`, line, origin }

        /// A value that is no plain literal, such as a dictionary of starting points, is left out.
        package init(from decoder: any Decoder) throws {
            let fields = try decoder.container(keyedBy: CodingKeys.self)
            self.state = try fields.decode(String.self, forKey: .state)
            self.value = try? fields.decode(Value.self, forKey: .value)
            self.default = try? fields.decode(Value.self, forKey: .default)
            self.line = try fields.decodeIfPresent(Int.self, forKey: .line)
            self.origin = try fields.decodeIfPresent(String.self, forKey: .origin)
        }
    }

    /// Counts from 0 in the order of the file.
    package var call: Int
    package var sampler: String
    package var line: Int
    package var parameters: [String: Argument]

    /// The arguments as they are in force, defaults filled in.
    package var settings: [String: Value] {
        self.parameters.compactMapValues { $0.value ?? $0.default }
    }
}
