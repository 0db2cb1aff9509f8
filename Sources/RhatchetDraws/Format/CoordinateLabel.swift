/// A label of a dimension, kept as the text that ArviZ shows for it.
package struct CoordinateLabel: Sendable, Equatable, ExpressibleByStringLiteral {
    package var text: String

    package init(_ text: String) {
        self.text = text
    }

    package init(stringLiteral value: String) {
        self.text = value
    }
}

extension CoordinateLabel: Codable {
    /// Accepts a string, a truth value, a number or null: the coordinates of a model are its author's affair.
    package init(from decoder: any Decoder) throws {
        switch try JSONValue(from: decoder) {
        case .string(let value): self.text = value
        case .integer(let value): self.text = String(value)
        case .number(let value): self.text = String(value)
        case .bool(let value): self.text = value ? "True" : "False"
        case .null: self.text = "None"
        case .array, .object: self.text = "?"
        }
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(self.text)
    }
}
