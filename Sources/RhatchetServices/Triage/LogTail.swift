package import Foundation
package import RhatchetTriage

/// The last lines of a log, however long the log is.
package enum LogTail {
    /// How much of the end is read, in bytes.
    private static let reach: UInt64 = 1 << 20
    private static let lines = 2000

    /// The last lines with their numbers; empty when there is no log.
    package static func lastLines(of log: URL) -> [LogLine] {
        guard let handle = FileHandle(forReadingAtPath: log.path) else { return [] }
        defer { try? handle.close() }
        let size = (try? handle.seekToEnd()) ?? 0
        let start = size > Self.reach ? size - Self.reach : 0
        let before = Self.newlines(in: handle, upTo: start)
        try? handle.seek(toOffset: start)
        let text = String(decoding: (try? handle.readToEnd()) ?? Data(), as: UTF8.self)
        let all = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        return all.enumerated().suffix(Self.lines).map {
            LogLine(number: before + $0.offset + 1, text: String($0.element))
        }
    }

    private static func newlines(in handle: FileHandle, upTo end: UInt64) -> Int {
        try? handle.seek(toOffset: 0)
        var (count, left) = (0, end)
        while left > 0, let chunk = try? handle.read(upToCount: Int(min(left, Self.reach))), !chunk.isEmpty {
            count += chunk.count { $0 == UInt8(ascii: "\n") }
            left -= UInt64(chunk.count)
        }
        return count
    }
}
