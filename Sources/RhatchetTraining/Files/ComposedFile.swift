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
    /// - Throws: ``FileError``; then `path` is as it was and nothing is left beside it.
    package func write(to path: String) throws(FileError) {
        let beside = "\(path).rhatchet-part"
        unlink(beside)
        FaultPoint.reach(.fileBeforeCreate)
        do throws(FileError) {
            try self.create(beside)
            FaultPoint.reach(.fileAfterSync)
            guard rename(beside, path) == 0 else { throw FileError(.write, path, errno: errno) }
            FaultPoint.reach(.fileAfterRename)
        } catch {
            unlink(beside)
            throw FileError(error.action, error.action == .read ? error.path : path, errno: error.errno)
        }
        AtomicFile.synchronize(path: (path as NSString).deletingLastPathComponent)
    }

    private func create(_ path: String) throws(FileError) {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw FileError(.create, path, errno: errno) }
        defer { close(descriptor) }
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
