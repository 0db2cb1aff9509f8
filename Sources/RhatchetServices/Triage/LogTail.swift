package import Foundation
package import RhatchetTriage

/// The last lines of a log, however long the log is.
package enum LogTail {
    /// How much of the end is looked at, in bytes.
    private static let reach: UInt64 = 1 << 20
    /// How much is read at once to count what stands before, in bytes.
    private static let chunk = 1 << 20

    /// The last lines with their numbers; empty when there is no log.
    ///
    /// Memory is bounded by `reach`; time grows with the log, since a line's number is counted from the log's first line.
    package static func lastLines(of log: URL) -> [LogLine] {
        guard let handle = FileHandle(forReadingAtPath: log.path) else { return [] }
        defer { try? handle.close() }
        let size = (try? handle.seekToEnd()) ?? 0
        let start = size > Self.reach ? size - Self.reach : 0
        let before = Self.newlines(in: handle, upTo: start)
        let bytes = (try? handle.read(upToCount: Int(Self.reach))) ?? Data()
        return LogLines.split([UInt8](bytes), before: before)
    }

    /// Counts line feeds in the first `end` bytes, and leaves the handle behind them.
    private static func newlines(in handle: FileHandle, upTo end: UInt64) -> Int {
        try? handle.seek(toOffset: 0)
        var (count, left) = (0, Int(end))
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: Self.chunk, alignment: 16)
        defer { buffer.deallocate() }
        while left > 0 {
            let got = read(handle.fileDescriptor, buffer.baseAddress, min(left, buffer.count))
            guard got > 0 else { break }
            count += Self.lineFeeds(UnsafeRawBufferPointer(rebasing: buffer[..<got]))
            left -= got
        }
        try? handle.seek(toOffset: end)
        return count
    }

    /// Sixteen lanes at a time: five gigabytes must not take longer than reading them.
    private static func lineFeeds(_ bytes: UnsafeRawBufferPointer) -> Int {
        let feed = SIMD16<UInt8>(repeating: UInt8(ascii: "\n"))
        let whole = bytes.count / 16 * 16
        var count = 0
        for place in stride(from: 0, to: whole, by: 16) {
            let lanes = bytes.loadUnaligned(fromByteOffset: place, as: SIMD16<UInt8>.self)
            let found = SIMD16<UInt8>(repeating: 0).replacing(with: 1, where: lanes .== feed)
            count += Int(found.wrappedSum())
        }
        return count + bytes[whole...].count { $0 == UInt8(ascii: "\n") }
    }
}
