/// The name of a model, such as `model_1`.
package struct ModelName: RawRepresentable, Sendable, Codable, Hashable, Comparable, ExpressibleByStringLiteral,
    CustomStringConvertible
{
    package var rawValue: String

    package init(rawValue: String) {
        self.rawValue = rawValue
    }

    package init(stringLiteral value: String) {
        self.rawValue = value
    }

    package var description: String { self.rawValue }

    package static func < (left: ModelName, right: ModelName) -> Bool {
        left.rawValue < right.rawValue
    }
}
