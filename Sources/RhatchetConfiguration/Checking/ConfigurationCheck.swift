package import Foundation
import RhatchetProtocol

/// Everything that is wrong with a `rhatchet.yaml` and the files that it names.
package struct ConfigurationCheck {
    /// What could be read of it.
    package var configuration: Configuration
    /// Those of the file in its order, then those of the files that it names.
    package var errors: [ConfigurationError]
    /// What is allowed, and is probably not meant.
    package var remarks: [ConfigurationError]
}

extension ConfigurationCheck {
    /// Reads a text.
    ///
    /// - Parameters:
    ///   - file: the name that errors carry.
    ///   - folder: the project's, below which the files lie that are named; nil where none may be.
    package init(_ text: String, file: String, folder: URL? = nil) {
        var reader = ConfigurationReader(file: file, folder: folder)
        reader.read(text)
        self.init(
            configuration: reader.configuration,
            errors: Self.sorted(reader.complaints.errors, file),
            remarks: Self.sorted(reader.complaints.remarks, file)
        )
    }

    /// Reads a file; nil where there is none.
    package init?(_ file: URL) {
        guard FileManager.default.fileExists(atPath: file.path) else { return nil }
        let name = file.lastPathComponent
        do throws(ConfigurationError) {
            let text = try TextFile.read(file, named: name)
            self.init(text, file: name, folder: file.deletingLastPathComponent())
        } catch {
            self.init(configuration: Configuration(), errors: [error], remarks: [])
        }
    }

    private static func sorted(_ errors: [ConfigurationError], _ file: String) -> [ConfigurationError] {
        errors.sorted { ($0.file == file ? 0 : 1, $0.file, $0.place) < ($1.file == file ? 0 : 1, $1.file, $1.place) }
    }
}
