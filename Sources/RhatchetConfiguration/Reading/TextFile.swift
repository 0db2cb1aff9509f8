import Foundation

/// A text file of the project.
enum TextFile {
    /// - Throws: ``ConfigurationError`` at the first byte that is no UTF-8, or at the beginning where it cannot be read.
    static func read(_ file: URL, named name: String) throws(ConfigurationError) -> String {
        guard let data = try? Data(contentsOf: file) else {
            throw ConfigurationError(file: name, line: 1, column: 1, message: "not readable")
        }
        guard let text = String(validating: data, as: UTF8.self) else {
            let place = Self.firstDamage(in: data)
            throw ConfigurationError(
                file: name,
                line: place.line,
                column: place.column,
                message: "not readable as UTF-8"
            )
        }
        return text
    }

    /// Where a decoding that mends damage differs from the bytes for the first time.
    private static func firstDamage(in data: Data) -> Place {
        let mended = String(decoding: data, as: UTF8.self)
        let good = zip(mended.utf8, data).prefix { $0.0 == $0.1 }.count
        let before = String(decoding: data.prefix(good), as: UTF8.self).unicodeScalars
        let lines = before.split(separator: "\n", omittingEmptySubsequences: false)
        return Place(line: lines.count, column: (lines.last?.count ?? 0) + 1)
    }
}
