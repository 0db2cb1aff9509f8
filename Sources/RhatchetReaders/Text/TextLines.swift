import Foundation

/// Where the lines of a text file are: comments, a header, rows.
struct TextLines: Sendable {
    struct Comment: Sendable {
        /// Without the mark.
        let text: String
        /// Rows before it.
        let rows: Int
        /// Its line, without the end.
        let place: Range<Int>

        /// Where its line ends, one mark of the end counted.
        var end: Int { self.place.upperBound + 1 }
    }

    /// Comments longer than this hold a metric and are cut: nothing is read from them.
    private static let longestComment = 400
    /// Bytes that are looked at together; more where a line is longer.
    private static let piece = 1 << 18
    /// Bytes of a line that no table has: such a file would be held in memory for nothing.
    private static let longestLine = 1 << 27
    /// Rows of all files that are read together: their places take half a gibibyte, and what orders them three times as much.
    static let mostRows = 1 << 26

    private(set) var comments: [Comment] = []
    /// The first line that is no comment, without its end; nil when there is none.
    private(set) var header: Range<Int>?
    /// Every whole row, without its end.
    private(set) var rows = RowPlaces()
    /// The last line when nothing ends it: its writer is still at it or was killed over it.
    private(set) var unended: Range<Int>?
    /// Behind the last line that has an end.
    private(set) var end: Int

    /// - Parameter start: where the first line to be read begins; with a start behind the header the first row counts
    ///   for the header.
    /// - Parameter most: rows that are taken.
    /// - Throws: ``ReadingError`` when the file cannot be read, and for one that is too large to be a table.
    init(_ bytes: FileBytes, from start: Int = 0, most: Int = Self.mostRows) throws(ReadingError) {
        guard bytes.count <= RowPlaces.largestFile else { throw ReadingError(bytes.path, "is larger than 1 TiB") }
        self.end = start
        var (start, size): (Int, Int) = (start, bytes.isInMemory ? bytes.count : Self.piece)
        var buffer: [UInt8] = []
        while start < bytes.count {
            let end = min(start + size, bytes.count)
            let taken = try bytes.with(start..<end, &buffer) { self.take($0, at: start, isLast: end == bytes.count) }
            start += taken
            if taken == 0 { size *= 2 }
            try self.check(bytes, pieceOf: size, most)
            if start == taken, taken > 0 { self.reserve(bytes.count / taken + 1, most) }
        }
    }

    /// - Parameter pieces: of the file, as large as the one that was just read.
    private mutating func reserve(_ pieces: Int, _ most: Int) {
        self.rows.reserve(min(most, pieces * (self.rows.count + 1)))
    }

    private func check(_ bytes: FileBytes, pieceOf size: Int, _ most: Int) throws(ReadingError) {
        guard bytes.isInMemory || size <= 2 * Self.longestLine else {
            throw ReadingError(
                bytes.path,
                "has a line of more than \(Self.longestLine >> 20) MiB; no table of draws has"
            )
        }
        guard self.rows.count <= most else {
            throw ReadingError(
                bytes.path,
                "has more than \(most) rows, which is what is held in memory; thin the draws, or give fewer files at once"
            )
        }
    }

    /// - Returns: how many bytes the lines took that end here.
    private mutating func take(_ piece: UnsafeBufferPointer<UInt8>, at offset: Int, isLast: Bool) -> Int {
        guard let base = piece.baseAddress else { return 0 }
        var start = 0
        while start < piece.count {
            guard let found = memchr(base + start, 0x0A, piece.count - start) else {
                guard isLast else { return start }
                self.take(start..<piece.count, isEnded: false, piece, offset)
                return piece.count
            }
            let end = UnsafeRawPointer(found) - UnsafeRawPointer(base)
            self.take(start..<end, isEnded: true, piece, offset)
            start = end + 1
        }
        return start
    }

    private mutating func take(_ line: Range<Int>, isEnded: Bool, _ piece: UnsafeBufferPointer<UInt8>, _ offset: Int) {
        if isEnded { self.end = offset + line.upperBound + 1 }
        let isReturned = !line.isEmpty && piece[line.upperBound - 1] == 0x0D
        let bare = line.lowerBound..<line.upperBound - (isReturned ? 1 : 0)
        guard let first = bare.first else { return }
        let place = bare.lowerBound + offset..<bare.upperBound + offset
        if piece[first] == 0x23 {
            let text = UnsafeBufferPointer(
                rebasing: piece[first + 1..<min(bare.upperBound, first + Self.longestComment)]
            )
            self.comments.append(
                Comment(text: String(decoding: text, as: UTF8.self), rows: self.rows.count, place: place)
            )
        } else if self.header == nil {
            self.header = place
        } else if isEnded {
            self.rows.append(place)
        } else {
            self.unended = place
        }
    }

    /// Takes what stands in the header's place for a row, where the lines begin behind the header.
    mutating func takeHeaderForRow(_ first: Range<Int>) {
        self.header = nil
        if first.upperBound < self.end {
            let behind = self.rows
            self.rows = [first]
            self.rows.append(behind)
        } else {
            self.unended = first
        }
        self.comments = self.comments.map { comment in
            let isBehind = comment.end > first.upperBound
            return Comment(text: comment.text, rows: comment.rows + (isBehind ? 1 : 0), place: comment.place)
        }
    }

    /// Takes the last line for a row although nothing ends it.
    mutating func acceptUnended() {
        guard let unended = self.unended else { return }
        self.rows.append(unended)
        self.unended = nil
    }
}
