/// Where an output of CmdStan can be gone on with: what stands before its rows, and its whole rows.
package struct StanSeam: Sendable {
    /// Comments and the names of the columns, with the end of their line.
    package let head: [UInt8]
    /// Behind the head up to the last whole row, its end included: rows, and what CmdStan says of the adaptation between them.
    ///
    /// A row that is torn or has not as many fields as there are names ends it, and so do the last comments.
    package let body: Range<Int>
    /// The first byte of the first draw behind the warm-up; nil as long as there is none.
    package let firstDraw: Int?
    /// Whole rows of the warm-up, and behind it.
    package let tuning: Int
    package let draws: Int
    /// Behind the last line that has an end.
    package let end: Int
    /// Iterations for each row.
    package let thin: Int
    package let seed: Int?

    /// - Returns: nil for what is no output of CmdStan, or not written so far that its columns are named.
    package init?(path: String) {
        guard let bytes = try? FileBytes(path: path) else { return nil }
        self.init(bytes)
    }

    /// The same for a file that is in memory.
    package init?(text: String) {
        self.init(FileBytes(Array(text.utf8), ""))
    }

    init?(_ bytes: FileBytes) {
        guard let lines = try? TextLines(bytes), let header = lines.header, header.upperBound < lines.end else {
            return nil
        }
        let comments = StanComments(lines.comments.filter { $0.end <= lines.end })
        let start = Self.behind(header, bytes)
        guard comments.isStan, let head = try? bytes.bytes(0..<start) else { return nil }
        let names = head[header].count { $0 == UInt8(ascii: ",") } + 1
        var count = lines.rows.count
        while count > 0, !Self.isWhole(lines.rows[count - 1], bytes, fields: names) { count -= 1 }
        // An output that says nothing of an adaptation has not come to its end.
        let isAdapted = comments.adapted != nil
        self.tuning = isAdapted ? min(comments.warmUp(of: count), count) : count
        self.draws = count - self.tuning
        self.firstDraw = self.draws > 0 ? lines.rows[self.tuning].lowerBound : nil
        self.head = head
        self.body = start..<(count > 0 ? Self.behind(lines.rows[count - 1], bytes) : start)
        self.end = lines.end
        self.thin = max(1, comments.count("thin") ?? 1)
        self.seed = comments.count("seed")
    }

    /// The first byte of the next line.
    private static func behind(_ line: Range<Int>, _ bytes: FileBytes) -> Int {
        let isReturned = (try? bytes.bytes(line.upperBound..<line.upperBound + 1)) == [0x0D]
        return line.upperBound + (isReturned ? 2 : 1)
    }

    private static func isWhole(_ row: Range<Int>, _ bytes: FileBytes, fields: Int) -> Bool {
        guard let text = try? bytes.bytes(row) else { return false }
        return text.count { $0 == UInt8(ascii: ",") } + 1 == fields && text.last != UInt8(ascii: ",")
            && !text.contains(0)
    }
}
