/// Something in `rhatchet.yaml` that cannot stand, and where.
package struct ConfigurationError: Error, Equatable, CustomStringConvertible {
    package var file: String
    package var line: Int
    package var column: Int
    package var message: String

    package init(file: String, line: Int, column: Int, message: String) {
        self.file = file
        self.line = line
        self.column = column
        self.message = message
    }

    package var description: String { "\(self.file):\(self.line):\(self.column): \(self.message)" }
}
