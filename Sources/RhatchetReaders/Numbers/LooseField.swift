import Foundation

/// A field that is no plain number: what programs write for numbers that are none, truth values, and quoted or long ones.
enum LooseField {
    private static let words: [String: Double] = [
        "nan": .nan, "-nan": .nan, "na": .nan, "none": .nan, "null": .nan, "inf": .infinity, "+inf": .infinity,
        "infinity": .infinity, "+infinity": .infinity, "-inf": -.infinity, "-infinity": -.infinity, "true": 1,
        "false": 0,
    ]

    /// - Parameter isEmptyNaN: whether an empty field is a missing number, as pandas writes it, or nothing at all.
    static func value(_ bytes: UnsafeBufferPointer<UInt8>, isEmptyNaN: Bool) -> Double? {
        guard bytes.count <= 4096 else { return nil }
        var text = Substring(decoding: bytes, as: UTF8.self)
        while let first = text.first, first == " " || first == "\t" { text.removeFirst() }
        while let last = text.last, last == " " || last == "\t" || last == "\r" || last == "\r\n" { text.removeLast() }
        if text.count >= 2, text.hasPrefix("\""), text.hasSuffix("\"") { text = text.dropFirst().dropLast() }
        if text.isEmpty { return isEmptyNaN ? .nan : nil }
        if let word = Self.words[text.lowercased()] { return word }
        // Swift also takes hexadecimal numbers, which no file of draws has.
        guard text.allSatisfy({ "0123456789+-.eE".contains($0) }) else { return nil }
        return Double(text)
    }
}
