import Foundation
import RhatchetConfiguration

/// A file that a command is given, or standard input for `-`.
enum TextInput {
    /// - Throws: ``ConfigurationError`` at the beginning of what is not there or is no text.
    static func read(_ file: String) throws -> String {
        let data = try file == "-" ? FileHandle.standardInput.readToEnd() ?? Data() : Self.contents(file)
        guard let data else { throw Self.unreadable(file, "there is no such file, or it may not be read") }
        guard let text = String(validating: data, as: UTF8.self) else {
            throw Self.unreadable(file, "not readable as UTF-8")
        }
        return text
    }

    private static func contents(_ file: String) -> Data? { FileManager.default.contents(atPath: file) }

    private static func unreadable(_ file: String, _ reason: String) -> ConfigurationError {
        ConfigurationError(file: file, line: 1, column: 1, message: reason)
    }
}
