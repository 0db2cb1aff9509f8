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
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: Self.chunk, alignment: 16)
        defer { buffer.deallocate() }
        let end = Int(end)
        var count = 0
        var place = Self.data(in: handle, from: 0)
        while place < end {
            guard lseek(handle.fileDescriptor, off_t(place), SEEK_SET) >= 0 else { break }
            let got = read(handle.fileDescriptor, buffer.baseAddress, min(end - place, buffer.count))
            guard got > 0 else { break }
            count += Self.lineFeeds(UnsafeRawBufferPointer(rebasing: buffer[..<got]))
            place = Self.data(in: handle, from: place + got)
        }
        try? handle.seek(toOffset: UInt64(end))
        return count
    }

    /// Where the file has bytes next; `Int.max` where only a hole follows, as a log has one that was cut while it was open.
    private static func data(in handle: FileHandle, from place: Int) -> Int {
        let next = lseek(handle.fileDescriptor, off_t(place), Self.seekData)
        if next >= 0 { return Int(next) }
        // A file system that does not know its holes is read whole.
        return errno == ENXIO ? Int.max : place
    }

    #if os(Linux)
        private static let seekData: Int32 = 3
    #else
        private static let seekData: Int32 = 4
    #endif

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
