import Crypto
package import Foundation
import Synchronization

/// Hashes files on a thread of its own: nothing waits for a file of many gigabytes.
package final class FileDigests: Sendable {
    /// Bytes that are read at once.
    private static let piece = 1 << 20

    private let result = Mutex<[DataFile]?>(nil)

    /// Begins at once.
    ///
    /// - Parameters:
    ///   - paths: as they are named in the record; a folder stands for all files in it.
    ///   - root: what relative paths are meant against.
    ///   - known: hashes by path, which hold for files that have not been touched since.
    package init(_ paths: [String], in root: URL, known: [String: DataFile] = [:]) {
        Thread.detachNewThread {
            Self.yieldToOthers()
            let hashed = Self.hash(paths, in: root, known: known)
            self.result.withLock { $0 = hashed }
        }
    }

    /// All files that are there, with their hashes; nil while it goes on.
    package var files: [DataFile]? { self.result.withLock(\.self) }

    /// The sampler goes first.
    private static func yieldToOthers() {
        #if os(Linux)
            // On Linux this is the calling thread alone.
            _ = setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, 10)
        #endif
    }

    /// The same, waiting for it.
    package static func hash(_ paths: [String], in root: URL, known: [String: DataFile] = [:]) -> [DataFile] {
        let files = Set(paths).sorted().flatMap { Self.files($0, in: root) }
        return files.compactMap { Self.hashed($0, in: root, known: known[$0]) }
    }

    private static func files(_ path: String, in root: URL) -> [String] {
        let folder = DataFile.place(path, in: root)
        guard Folder.isFolder(folder.path) else { return [path] }
        let inside = (try? FileManager.default.subpathsOfDirectory(atPath: folder.path)) ?? []
        let base = path.hasSuffix("/") ? String(path.dropLast()) : path
        return inside.filter { !$0.split(separator: "/").contains { $0.hasPrefix(".") } }.map { "\(base)/\($0)" }
    }

    private static func hashed(_ path: String, in root: URL, known: DataFile?) -> DataFile? {
        // Looked at before it is read: one that is written to meanwhile then counts as touched, and is read again.
        guard var found = DataFile(path, in: root) else { return nil }
        if let known, found.isUntouched(since: known) { return known }
        guard let hash = Self.digest(DataFile.place(path, in: root)) else { return nil }
        found.sha256 = hash
        return found
    }

    private static func digest(_ file: URL) -> String? {
        guard let handle = try? FileHandle(forReadingFrom: file) else { return nil }
        defer { try? handle.close() }
        var hash = SHA256()
        do {
            while let data = try handle.read(upToCount: Self.piece), !data.isEmpty { hash.update(data: data) }
        } catch {
            return nil
        }
        return hash.finalize().map { String(format: "%02x", $0) }.joined()
    }
}
