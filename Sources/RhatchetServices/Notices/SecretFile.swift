package import Foundation

/// A file that holds what nobody else should read.
package struct SecretFile {
    private static let lengths = 24...64
    private let file: URL
    private let shown: String

    /// - Parameter name: as the configuration has it.
    package init(_ name: String, in folder: String) {
        self.file = NamedFile.url(name, in: folder)
        self.shown = name
    }

    package var path: String { self.file.path }

    /// The secrets of a webhook, one a line as `whsec_` and Base64; empty where the file holds none.
    package var webhookSecrets: [Data] {
        guard let text = try? String(contentsOf: self.file, encoding: .utf8) else { return [] }
        return text.split(whereSeparator: \.isWhitespace).compactMap { word in
            guard word.hasPrefix("whsec_") else { return nil }
            return Data(base64Encoded: String(word.dropFirst("whsec_".count))).flatMap { secret in
                Self.lengths.contains(secret.count) ? secret : nil
            }
        }
    }

    /// What is wrong with who may read it; nil when nothing is.
    package var remark: String? {
        guard access(self.path, R_OK) == 0 else { return "'\(self.shown)' cannot be read" }
        let attributes = try? FileManager.default.attributesOfItem(atPath: self.file.resolvingSymlinksInPath().path)
        guard let mode = (attributes?[.posixPermissions] as? NSNumber)?.uint16Value, mode & 0o077 != 0 else {
            return nil
        }
        return "'\(self.shown)' can be read by others; 'chmod 600 \(self.shown)' keeps it to you"
    }
}
