#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// An open file, read at any offset and closed with its scope.
package struct LogFile: ~Copyable {
    /// Tells a file from another one that was put in its place.
    struct Identity: Sendable, Equatable {
        var device: UInt64
        var inode: UInt64
    }

    /// The system's number of the error.
    package struct Failure: Error {
        package var errno: Int32

        package init(errno: Int32) {
            self.errno = errno
        }

        /// The file is shorter than it was.
        package static let ended = Failure(errno: ENODATA)
        /// It is another file than it was.
        package static let replaced = Failure(errno: ESTALE)
    }

    private let descriptor: Int32
    let identity: Identity
    /// Bytes at the time of opening.
    let size: Int

    init(path: String) throws(Failure) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw Failure(errno: errno) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else {
            let failure = Failure(errno: errno)
            close(descriptor)
            throw failure
        }
        self.descriptor = descriptor
        self.identity = Identity(
            device: UInt64(truncatingIfNeeded: status.st_dev),
            inode: UInt64(truncatingIfNeeded: status.st_ino)
        )
        self.size = Int(status.st_size)
    }

    deinit {
        close(self.descriptor)
    }

    /// Up to `count` bytes from `offset`; fewer only at the end of the file.
    func read(at offset: Int, count: Int, into buffer: inout [UInt8]) throws(Failure) {
        if buffer.count < count { buffer += [UInt8](repeating: 0, count: count - buffer.count) }
        var filled = 0
        while filled < count {
            let taken = buffer.withUnsafeMutableBytes {
                pread(self.descriptor, $0.baseAddress?.advanced(by: filled), count - filled, off_t(offset + filled))
            }
            guard taken != 0 else { break }
            if taken > 0 {
                filled += taken
            } else if errno != EINTR {
                throw Failure(errno: errno)
            }
        }
        buffer.removeLast(buffer.count - filled)
    }
}
