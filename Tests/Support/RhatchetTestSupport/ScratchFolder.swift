package import Foundation

/// A folder for one test, removed at its end.
package final class ScratchFolder: Sendable {
    package let url: URL

    package init() throws {
        let temporary = FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
        self.url = temporary.appending(path: "rhatchet-test-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: self.url, withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.removeItem(at: self.url)
    }

    package func file(_ name: String) -> URL { self.url.appending(path: name) }

    /// Writes `text` into a file of this folder and says where it is.
    @discardableResult
    package func write(_ text: String, to name: String, executable: Bool = false) throws -> URL {
        let file = self.file(name)
        try Data(text.utf8).write(to: file)
        if executable {
            try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: file.path)
        }
        return file
    }
}
