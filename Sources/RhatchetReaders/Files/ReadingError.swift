/// Why draws could not be read: the file, the place in it where there is one, and what to do.
package struct ReadingError: Error, Equatable, CustomStringConvertible {
    package var file: String
    /// From 1 on.
    package var line: Int?
    /// The number of the field in its line, from 1 on.
    package var field: Int?
    package var message: String

    package init(_ file: String, line: Int? = nil, field: Int? = nil, _ message: String) {
        self.file = file
        self.line = line
        self.field = field
        self.message = message
    }

    package var description: String {
        let place = [self.line, self.field].compactMap(\.self).map { ":\($0)" }.joined()
        return "\(self.file)\(place): \(self.message)"
    }
}
