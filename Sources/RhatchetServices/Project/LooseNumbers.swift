package import Foundation

extension JSONEncoder.NonConformingFloatEncodingStrategy {
    /// NaN and infinities as text, as every JSON of Rhatchet's has them.
    package static let asText = Self.convertToString(positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
}

extension JSONDecoder.NonConformingFloatDecodingStrategy {
    static let asText = Self.convertFromString(positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
}
