import RhatchetTriage
import Testing

/// The bytes of a log as lines.
@Suite struct LogLinesTests {
    private func lines(_ text: String, before: Int = 0) -> [String] {
        LogLines.split(Array(text.utf8), before: before).map { "\($0.number) \($0.text)" }
    }

    @Test func `only a line feed ends a line`() {
        #expect(self.lines("a\nb\u{2028}c\n\nd") == ["1 a", "2 b\u{2028}c", "3 ", "4 d"])
        #expect(self.lines("a\r\nb\r\n") == ["1 a", "2 b"])
        #expect(self.lines("") == [])
    }

    @Test func `what a bar wrote over keeps the number of its line`() {
        #expect(self.lines("start\n\r 10%\r 20%\nend") == ["1 start", "2  10%", "2  20%", "3 end"])
    }

    @Test func `numbers go on from what stands before`() {
        #expect(self.lines("tail of a line\nlast\n", before: 41) == ["42 tail of a line", "43 last"])
    }

    @Test func `bytes that are no text are replaced, and the last lines are kept`() {
        #expect(LogLines.split([0x61, 0xFF, 0x0A, 0xC3], before: 0).map(\.text) == ["a\u{FFFD}", "\u{FFFD}"])
        let many = LogLines.split(
            Array(repeating: [0x78, 0x0A] as [UInt8], count: 5000).joined().map(\.self),
            before: 0
        )
        #expect(many.count == LogLines.most)
        #expect(many.last?.number == 5000)
        #expect(many.first?.number == 3001)
    }

    @Test func `a line without an end is cut`() throws {
        let line = try #require(LogLines.split([UInt8](repeating: 0x78, count: 1 << 20), before: 0).first)
        #expect(line.text.utf8.count == LogLines.longest)
    }
}
