import Foundation

/// Where a program lies that is named by a word.
enum ProgramPath {
    /// A path as it is, a relative one in the project, a bare name on the PATH.
    ///
    /// - Throws: ``AnswerError/unreadable(_:)``
    static func find(_ name: String, in folder: String, path: String) throws -> String {
        if name.hasPrefix("/") { return name }
        if name.contains("/") { return URL(filePath: folder).appending(path: name).standardizedFileURL.path }
        let found = path.split(separator: ":").map { "\($0)/\(name)" }.first(
            where: FileManager.default.isExecutableFile
        )
        guard let found else { throw AnswerError.unreadable("'\(name)' is not on the PATH") }
        return found
    }
}
