import Foundation
import RhatchetEngine

/// A file that is made of bytes and of parts of other files, whole or not at all, however long they are.
package struct ComposedFile: Sendable {
    package enum Piece: Sendable {
        case bytes([UInt8])
        /// Some bytes of a file; all of them without a range.
        case file(String, Range<Int>?)
    }

    private let pieces: [Piece]
    /// Bytes that are copied at once.
    private static let step = 1 << 20

    package init(_ pieces: [Piece]) {
        self.pieces = pieces
    }

    /// Writes beside `path`, brings that to the disk, and renames it onto `path`.
    ///
    /// - Parameter model: the file whose permissions it gets; nil for those of what stands at `path`, or else 0644.
    /// - Throws: ``FileError``, EBUSY while another process writes there; then `path` is as it was.
    package func write(to path: String, like model: String? = nil) throws(FileError) {
        let beside = "\(path).rhatchet-part"
        FaultPoint.reach(.fileBeforeCreate)
        let descriptor = try Self.take(beside, for: path, Self.mode(of: model ?? path))
        // It is held until the name has changed, so that nobody else begins to write into it.
        defer { close(descriptor) }
        do throws(FileError) {
            try self.fill(descriptor, path)
            FaultPoint.reach(.fileAfterSync)
            guard rename(beside, path) == 0 else { throw FileError(.write, path, errno: errno) }
            FaultPoint.reach(.fileAfterRename)
        } catch {
            unlink(beside)
            throw error
        }
        AtomicFile.synchronize(path: (path as NSString).deletingLastPathComponent)
    }

    /// The permissions of a file; nil where there is none.
    private static func mode(of path: String) -> mode_t? {
        var status = stat()
        return stat(path, &status) == 0 ? status.st_mode & 0o777 : nil
    }

    /// Opens the file that is written first, empty and for this process alone; a process that was killed may have left one.
    private static func take(_ beside: String, for path: String, _ mode: mode_t?) throws(FileError) -> Int32 {
        let first = mode.map { $0 & 0o600 } ?? 0o644
        let descriptor = open(beside, O_WRONLY | O_CREAT | O_NOFOLLOW | O_CLOEXEC, first)
        guard descriptor >= 0 else { throw FileError(.create, path, errno: errno) }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0, Self.is(descriptor, at: beside) else {
            close(descriptor)
            throw FileError(.create, path, errno: EBUSY)
        }
        if let mode { fchmod(descriptor, mode) }
        guard ftruncate(descriptor, 0) == 0 else {
            let number = errno
            close(descriptor)
            throw FileError(.write, path, errno: number)
        }
        return descriptor
    }

    /// Whether the name still stands for the file: whoever held it may have given it its own name meanwhile.
    private static func `is`(_ descriptor: Int32, at path: String) -> Bool {
        var (own, named) = (stat(), stat())
        return fstat(descriptor, &own) == 0 && stat(path, &named) == 0 && own.st_ino == named.st_ino
            && own.st_dev == named.st_dev
    }

    private func fill(_ descriptor: Int32, _ path: String) throws(FileError) {
        var end = 0
        for piece in self.pieces {
            switch piece {
            case .bytes(let bytes): end = try FileBlock.write(bytes[...], at: end, to: descriptor, path)
            case .file(let source, let range): end = try Self.copy(source, range, at: end, to: descriptor, path)
            }
        }
        FaultPoint.reach(.fileAfterWrite)
        guard fsync(descriptor) == 0 else { throw FileError(.write, path, errno: errno) }
    }

    private static func copy(
        _ source: String,
        _ range: Range<Int>?,
        at end: Int,
        to target: Int32,
        _ path: String
    ) throws(FileError) -> Int {
        let descriptor = open(source, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw FileError(.read, source, errno: errno) }
        defer { close(descriptor) }
        var (place, end) = (range?.lowerBound ?? 0, end)
        while true {
            let count = min(Self.step, (range?.upperBound ?? .max) - place)
            let bytes = try FileBlock.read(place, count, of: descriptor, source)
            guard !bytes.isEmpty else { return end }
            end = try FileBlock.write(bytes[...], at: end, to: target, path)
            place += bytes.count
        }
    }
}

/// Bytes at a place of an open file.
package enum FileBlock {
    /// - Returns: as many as there are, none at the end.
    package static func read(
        _ place: Int,
        _ count: Int,
        of descriptor: Int32,
        _ path: String
    ) throws(FileError) -> [UInt8] {
        var failure: Int32 = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: max(0, count)) { target, filled in
            let taken = pread(descriptor, target.baseAddress, target.count, off_t(place))
            if taken < 0 { failure = errno }
            filled = max(0, taken)
        }
        guard failure == 0 else { throw FileError(.read, path, errno: failure) }
        return bytes
    }

    /// Writes all of the bytes, or says why not; how many of them are there then is not known.
    ///
    /// - Returns: the place behind them.
    package static func write(
        _ bytes: ArraySlice<UInt8>,
        at place: Int,
        to descriptor: Int32,
        _ path: String
    ) throws(FileError) -> Int {
        var done = 0
        while done < bytes.count {
            let written = bytes.withUnsafeBytes {
                pwrite(descriptor, $0.baseAddress.map { $0 + done }, $0.count - done, off_t(place + done))
            }
            if written < 0, errno == EINTR { continue }
            guard written > 0 else { throw FileError(.write, path, errno: errno) }
            done += written
        }
        return place + done
    }
}
