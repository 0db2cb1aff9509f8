/// One line of a log, with its number counted from 1 in the whole file.
package struct LogLine: Sendable, Codable, Equatable {
    package var number: Int
    package var text: String

    package init(number: Int, text: String) {
        self.number = number
        self.text = text
    }
}
