/// A log line made harmless and searchable: no terminal codes, no control characters, bounded.
///
/// Searching goes over bytes: a tail of 20 000 lines against the whole table must stay far below a second, which
/// searching by characters does not.
struct PlainLine: Equatable {
    let line: LogLine
    let text: String
    /// The text in ASCII lower case, with what the system says in another language in English behind it.
    private let bytes: [UInt8]
    private let bigrams: Bigrams

    /// The longest text that is looked at or cited, in Unicode scalars.
    static let longest = 500

    init(_ line: LogLine) {
        self.line = LogLine(number: line.number, text: Self.plain(line.text))
        self.text = self.line.text
        let bytes = Self.lowered(self.text)
        self.bytes = bytes + SystemWords.english(of: bytes)
        self.bigrams = Bigrams(self.bytes)
    }

    init(_ text: String) {
        self.init(LogLine(number: 0, text: text))
    }

    static func == (left: Self, right: Self) -> Bool { left.line == right.line }

    var isBlank: Bool { self.text.allSatisfy(\.isWhitespace) }

    func containsAny(_ patterns: [LoweredText]) -> Bool {
        patterns.contains { self.bigrams.mayHold($0.bigrams) && self.contains($0.bytes) }
    }

    /// Whether the pattern, in lower case, stands anywhere in the text.
    func contains(_ pattern: [UInt8], atWord: Bool = false) -> Bool {
        Self.has(self.bytes, pattern, atWord: atWord)
    }

    static func has(_ bytes: [UInt8], _ pattern: [UInt8], atWord: Bool = false) -> Bool {
        guard let first = pattern.first, bytes.count >= pattern.count else { return pattern.isEmpty }
        return bytes.withUnsafeBufferPointer { bytes in
            for start in 0...(bytes.count - pattern.count) where bytes[start] == first {
                if atWord, start > 0, Self.isLetter(bytes[start - 1]) { continue }
                if bytes[start..<(start + pattern.count)].elementsEqual(pattern) { return true }
            }
            return false
        }
    }

    /// Whether one of the patterns stands where a word begins.
    func beginsAnyWord(_ patterns: [LoweredText]) -> Bool {
        patterns.contains { self.bigrams.mayHold($0.bigrams) && self.contains($0.bytes, atWord: true) }
    }

    /// Whether the text begins with the pattern, in lower case.
    func begins(with pattern: [UInt8]) -> Bool { self.bytes.starts(with: pattern) }

    /// ASCII in lower case, or a byte of any other letter.
    private static func isLetter(_ byte: UInt8) -> Bool { (97...122).contains(byte) || byte >= 0x80 }

    static func lowered(_ text: String) -> [UInt8] {
        text.utf8.map { (65...90).contains($0) ? $0 + 32 : $0 }
    }

    private static func plain(_ text: String) -> String {
        guard text.utf8.count > Self.longest || text.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F }) else {
            return text
        }
        var result = String.UnicodeScalarView()
        var isEscape = false
        var count = 0
        for scalar in text.unicodeScalars {
            if count >= Self.longest { break }
            if isEscape {
                // A control sequence ends with a letter: ESC [ 31 m.
                isEscape = !scalar.properties.isAlphabetic
            } else if scalar.value == 0x1B {
                isEscape = true
            } else if scalar == "\t" || scalar.value >= 0x20 && scalar.value != 0x7F {
                result.append(scalar)
                count += 1
            }
        }
        return String(result)
    }
}
