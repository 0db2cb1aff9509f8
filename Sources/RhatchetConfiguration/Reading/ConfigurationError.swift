/// Something in a file of the project's configuration that cannot stand, and where.
package struct ConfigurationError: Error, Hashable, Encodable, CustomStringConvertible {
    package var file: String
    package var line: Int
    package var column: Int
    package var message: String

    /// - Parameter message: made one line of, for it may quote a text of several.
    package init(file: String, line: Int, column: Int, message: String) {
        self.file = file
        self.line = line
        self.column = column
        let lines = message.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        self.message = lines.joined(separator: "\\n")
    }

    package var place: Place { Place(line: self.line, column: self.column) }

    package var description: String { "\(self.file):\(self.line):\(self.column): \(self.message)" }
}
