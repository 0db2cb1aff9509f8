/// A file that a program was started from, as it was when it was asked.
package struct ProgramFile: Sendable, Codable, Hashable {
    /// Relative to the project where it lies in it, else absolute.
    package var path: String
    /// SHA-256 of its bytes, in hex.
    package var sha256: String

    package init(path: String, sha256: String) {
        self.path = path
        self.sha256 = sha256
    }
}
