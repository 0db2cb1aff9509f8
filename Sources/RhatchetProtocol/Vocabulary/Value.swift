/// A literal that a change replaces or writes.
///
/// Numbers are equal as numbers: `1` is `1.0`.
package enum Value: Sendable, Codable, Hashable, CustomStringConvertible {
    case bool(Bool)
    case int(Int)
    case double(Double)
    /// A text, or the source text of a literal that is none of the others.
    case string(String)

    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let bool = try? container.decode(Bool.self) {
            self = .bool(bool)
        } else if let int = try? container.decode(Int.self) {
            self = .int(int)
        } else if let double = try? container.decode(Double.self) {
            self = .double(double)
        } else {
            self = .string(try container.decode(String.self))
        }
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .bool(let bool): try container.encode(bool)
        case .int(let int): try container.encode(int)
        case .double(let double): try container.encode(double)
        case .string(let string): try container.encode(string)
        }
    }

    /// The value as a number; nil for texts and truth values.
    package var number: Double? {
        switch self {
        case .int(let int): Double(int)
        case .double(let double): double
        case .bool, .string: nil
        }
    }

    package var description: String {
        switch self {
        case .bool(let bool): bool ? "True" : "False"
        case .int(let int): "\(int)"
        case .double(let double): "\(double)"
        case .string(let string): string
        }
    }
}

extension Value {
    package static func == (left: Value, right: Value) -> Bool {
        switch (left, right) {
        case (.bool(let left), .bool(let right)): left == right
        case (.string(let left), .string(let right)): left == right
        case (.int(let left), .int(let right)): left == right
        case (.int, .double), (.double, .int), (.double, .double): left.number == right.number
        case (.bool, _), (.string, _), (_, .bool), (_, .string): false
        }
    }

    package func hash(into hasher: inout Hasher) {
        switch self {
        case .bool(let bool): hasher.combine(bool)
        case .string(let string): hasher.combine(string)
        case .int, .double: hasher.combine(self.number)
        }
    }
}
