package import Foundation
package import RhatchetProtocol

extension ExpectationTable {
    /// The rows of a file.
    ///
    /// - Throws: ``ConfigurationError``, the first, with the position of what is wrong.
    package static func rows(of file: URL) throws(ConfigurationError) -> [ExpectationRow] {
        let name = file.lastPathComponent
        guard FileManager.default.fileExists(atPath: file.path) else {
            throw ConfigurationError(file: name, line: 1, column: 1, message: "there is no such file; name a table")
        }
        let table = ExpectationTable(try TextFile.read(file, named: name), file: name)
        if let first = table.errors.first { throw first }
        return table.rows
    }
}
