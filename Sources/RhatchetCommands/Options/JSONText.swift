import Foundation
import RhatchetServices

/// JSON as it is printed: sorted keys, NaN and infinities as text.
enum JSONText {
    /// - Parameter keys: `.convertToSnakeCase` for values that do not name their keys themselves.
    static func make(
        _ value: some Encodable,
        pretty: Bool,
        keys: JSONEncoder.KeyEncodingStrategy = .useDefaultKeys
    ) throws -> String {
        let encoder = JSONEncoder()
        encoder.keyEncodingStrategy = keys
        encoder.outputFormatting =
            pretty ? [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes] : [.sortedKeys, .withoutEscapingSlashes]
        encoder.nonConformingFloatEncodingStrategy = .asText
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }
}
