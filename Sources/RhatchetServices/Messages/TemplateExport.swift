package import Foundation

/// Writes shipped templates into the project, for a user to change.
package struct TemplateExport {
    private let folder: URL
    private let replaces: Bool

    /// - Parameter replaces: Whether a file that is there already is overwritten.
    package init(to paths: ProjectPaths, replaces: Bool) {
        self.folder = paths.templates
        self.replaces = replaces
    }

    /// Writes each and gives back the files; nothing is written where one of them is there already.
    ///
    /// - Throws: ``TemplateExportError``
    package func write(_ names: [MessageName]) throws -> [URL] {
        let files = names.map { self.folder.appending(path: $0.rawValue + Templates.ending) }
        if !self.replaces, let there = files.first(where: { FileManager.default.fileExists(atPath: $0.path) }) {
            throw TemplateExportError.isThere(there.lastPathComponent)
        }
        try FileManager.default.createDirectory(at: self.folder, withIntermediateDirectories: true)
        for (name, file) in zip(names, files) { try Data(name.shipped.utf8).write(to: file, options: .atomic) }
        return files
    }
}

/// Why templates are not written out.
package enum TemplateExportError: Error, Equatable, CustomStringConvertible {
    case isThere(String)

    package var description: String {
        switch self {
        case .isThere(let file): "'\(file)' is there already; use --force to replace it"
        }
    }
}
