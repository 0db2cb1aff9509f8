/// One place that a finding rests on.
package struct Evidence: Sendable, Codable, Hashable {
    package var file: String
    /// Counted from 1; nil where a file has no lines, such as a draw log.
    package var line: Int?
    package var text: String

    package init(file: String, line: Int? = nil, text: String) {
        self.file = file
        self.line = line
        self.text = text
    }
}
