import RhatchetConfiguration

/// What is wrong in a template, and where.
package struct TemplateError: Error, Equatable, Encodable, CustomStringConvertible {
    /// The file, as a user would name it.
    package let file: String
    /// Counted from 1; nil for the file as a whole.
    package let line: Int?
    /// In characters, counted from 1.
    package let column: Int?
    package let message: String

    package var description: String {
        ([self.file] + [self.line, self.column].compactMap { $0.map(String.init) }).joined(separator: ":")
            + ": \(self.message)"
    }
}

extension TemplateError {
    /// A file that no message is rendered from.
    static func noMessage(_ name: String, file: String) -> TemplateError {
        let known = MessageName.allCases.map(\.rawValue)
        let hint = NearestName.of(name, among: known).map { "did you mean '\($0)'?" }
        let message = "'\(name)' is no message; \(hint ?? "'rhatchet templates list' names them")"
        return TemplateError(file: file, line: nil, column: nil, message: message)
    }
}
