import Foundation

/// The kernel's lock (flock(2)) on a file, held until this value is released or its process ends, however it ends.
///
/// The file stays: removing a lock file would let two processes hold "the same" lock on two files.
package final class FileLock: Sendable {
    let path: String
    private let descriptor: Int32

    private init(path: String, descriptor: Int32) {
        self.path = path
        self.descriptor = descriptor
    }

    deinit {
        close(self.descriptor)
    }

    /// Takes the lock; nil when another holds it.
    ///
    /// A look at the lock by ``isHeld(_:)`` takes it shared for microseconds, hence the few further tries.
    package static func take(_ path: String, tries: Int = 10) throws(FileError) -> FileLock? {
        for attempt in 1...max(1, tries) {
            if attempt > 1 { usleep(5000) }
            let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
            guard descriptor >= 0 else { throw FileError(.lock, path, errno: errno) }
            let reason = flock(descriptor, LOCK_EX | LOCK_NB) == 0 ? 0 : errno
            if reason == 0, Self.names(path, descriptor) { return FileLock(path: path, descriptor: descriptor) }
            close(descriptor)
            guard [0, EWOULDBLOCK, EINTR].contains(reason) else { throw FileError(.lock, path, errno: reason) }
        }
        return nil
    }

    /// Whether some process holds the lock now.
    static func isHeld(_ path: String) -> Bool {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        return flock(descriptor, LOCK_SH | LOCK_NB) != 0 && errno == EWOULDBLOCK
    }

    /// Replaces what the locked file holds; others read it to learn who holds the lock.
    func replaceContents(with data: Data) {
        guard ftruncate(self.descriptor, 0) == 0 else { return }
        _ = data.withUnsafeBytes { pwrite(self.descriptor, $0.baseAddress, $0.count, 0) }
    }

    /// Whether `path` still names the open file; another may have removed it between open and flock.
    static func names(_ path: String, _ descriptor: Int32) -> Bool {
        var named = stat()
        var opened = stat()
        guard stat(path, &named) == 0, fstat(descriptor, &opened) == 0 else { return false }
        return named.st_ino == opened.st_ino && named.st_dev == opened.st_dev
    }
}
