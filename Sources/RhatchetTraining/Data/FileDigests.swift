import Crypto
package import Foundation
import Synchronization

/// Hashes files on a thread of its own: nothing waits for a file of many gigabytes.
package final class FileDigests: Sendable {
    /// Bytes that are read at once.
    private static let piece = 1 << 20

    /// What was found.
    package struct Result: Sendable {
        package var files: [DataFile] = []
        /// Files and folders that are there and could not be read, in words: nothing is known of their contents.
        package var unread: [String] = []
    }

    private let outcome = Mutex<Result?>(nil)

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
            self.outcome.withLock { $0 = hashed }
        }
    }

    /// All files that are there, with their hashes; nil while it goes on.
    package var result: Result? { self.outcome.withLock(\.self) }

    /// The sampler goes first.
    private static func yieldToOthers() {
        #if os(Linux)
            // On Linux this is the calling thread alone.
            _ = setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, 10)
        #endif
    }

    /// The same, waiting for it.
    package static func hash(_ paths: [String], in root: URL, known: [String: DataFile] = [:]) -> Result {
        let named = NamedFiles(paths, in: root)
        var result = Result(unread: named.unread)
        for path in named.paths {
            // Looked at before it is read: one that is written to meanwhile then counts as touched, and is read again.
            guard let found = DataFile(path, in: root) else { continue }
            if let known = known[path], found.isUntouched(since: known) {
                result.files.append(known)
            } else if let hash = Self.digest(DataFile.place(path, in: root)) {
                result.files.append(found.hashed(hash))
            } else {
                result.unread.append(NamedFiles.words(path, at: DataFile.place(path, in: root)))
            }
        }
        return result
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
