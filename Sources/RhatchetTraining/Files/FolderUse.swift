import Foundation

/// A folder that is in use: a shared lock (flock(2)) on the folder itself, held until this value goes or its process ends.
///
/// Whoever has made a folder in vain takes it away again, but not from under another who has come meanwhile.
package final class FolderUse: Sendable {
    private let path: String
    /// -1 where the folder cannot be locked: then nobody knows who uses it, and it stays.
    private let descriptor: Int32

    package init(_ path: String) {
        self.path = path
        self.descriptor = Self.lock(path)
    }

    deinit {
        if self.descriptor >= 0 { close(self.descriptor) }
    }

    /// Removes the folder and all that is in it, unless another uses it; gives whether it is gone.
    @discardableResult
    package func removeIfAlone() -> Bool {
        guard self.takeAlone() else { return false }
        return (try? FileManager.default.removeItem(atPath: self.path)) != nil
    }

    /// Whether no other process uses the folder; from then on none can begin to.
    package func takeAlone() -> Bool {
        self.descriptor >= 0 && flock(self.descriptor, LOCK_EX | LOCK_NB) == 0
    }

    /// One that was removed between its making and the lock is made and locked once more.
    private static func lock(_ path: String) -> Int32 {
        for _ in 1...10 {
            let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
            if descriptor >= 0 {
                if flock(descriptor, LOCK_SH) == 0, FileLock.names(path, descriptor) { return descriptor }
                close(descriptor)
            }
            try? FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        }
        return -1
    }
}
