package import Foundation
package import RhatchetProtocol

/// What `rhatchet.yaml` says: the policy, who fills which role, and what the models are designed to be.
package struct Configuration: Sendable, Equatable {
    package var policy = Policy()
    package var fillings: [Role: Filling] = [:]
    package var models: [ModelName: ModelDeclaration] = [:]
    /// Input files and folders by model, relative to the project, that are to be hashed.
    package var data: [ModelName: [String]] = [:]

    package init() {}

    /// Reads the file; nil where there is none.
    ///
    /// - Throws: ``ConfigurationError`` with the position of what is wrong.
    package static func read(_ file: URL) throws -> Configuration? {
        guard FileManager.default.fileExists(atPath: file.path) else { return nil }
        let text: String
        do {
            text = try String(contentsOf: file, encoding: .utf8)
        } catch {
            throw ConfigurationError(file: file.lastPathComponent, line: 1, column: 1, message: "not readable as UTF-8")
        }
        return try ConfigurationReader(file: file.lastPathComponent).read(text)
    }
}
