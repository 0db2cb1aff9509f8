/// One line of a log, with its number counted from 1 in the whole file.
package struct LogLine: Sendable, Codable, Equatable {
    package var number: Int
    package var text: String

    package init(number: Int, text: String) {
        self.number = number
        self.text = text
    }

    /// The longest text that is looked at or cited, in characters.
    static let longest = 500

    /// The text as it may be judged and shown: no terminal codes, no control characters, bounded.
    var plain: String {
        var result = String.UnicodeScalarView()
        var isEscape = false
        var count = 0
        for scalar in self.text.unicodeScalars {
            if isEscape {
                // A control sequence ends with a letter: ESC [ 31 m.
                isEscape = !scalar.properties.isAlphabetic
            } else if scalar.value == 0x1B {
                isEscape = true
            } else if scalar == "\t" || scalar.value >= 0x20 && scalar.value != 0x7F {
                result.append(scalar)
                count += 1
            }
            if count >= Self.longest { break }
        }
        return String(result)
    }
}
