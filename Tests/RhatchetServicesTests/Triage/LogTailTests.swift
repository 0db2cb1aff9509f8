import Foundation
import RhatchetServices
import RhatchetTriage
import Testing

/// The end of a log that may be as long as a disk.
@Suite struct LogTailTests {
    private func tail(_ write: (FileHandle) throws -> Void) throws -> [LogLine] {
        let log = FileManager.default.temporaryDirectory.appending(path: "tail-\(UUID().uuidString).log")
        try Data().write(to: log)
        defer { try? FileManager.default.removeItem(at: log) }
        let handle = try FileHandle(forWritingTo: log)
        try write(handle)
        try handle.close()
        return LogTail.lastLines(of: log)
    }

    @Test func `lines of a long log keep the numbers that an editor shows`() throws {
        let block = Data(String(repeating: "draw 17 of 4000\n", count: 1 << 16).utf8)
        let tail = try self.tail { handle in
            for _ in 0..<8 { try handle.write(contentsOf: block) }
            try handle.write(contentsOf: Data("the last one".utf8))
        }
        #expect(tail.count == LogLines.most)
        #expect(tail.last == LogLine(number: 8 * 65_536 + 1, text: "the last one"))
    }

    @Test func `a hole is no line`() throws {
        let tail = try self.tail { handle in
            try handle.truncate(atOffset: 1 << 25)
            try handle.seekToEnd()
            try handle.write(contentsOf: Data("\nMemoryError\n".utf8))
        }
        #expect(tail.last == LogLine(number: 2, text: "MemoryError"))
        #expect(tail.count == 2)
    }

    @Test func `there are no lines without a log`() {
        #expect(LogTail.lastLines(of: URL(filePath: "/nowhere/log")) == [])
    }
}
