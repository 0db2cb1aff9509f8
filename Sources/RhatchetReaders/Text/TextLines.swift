import Foundation

/// Where the lines of a text file are: comments, a header, rows.
struct TextLines: Sendable {
    struct Comment: Sendable {
        /// Without the mark.
        let text: String
        /// Rows before it.
        let rows: Int
    }

    /// Comments longer than this hold a metric and are cut: nothing is read from them.
    private static let longestComment = 400
    /// Bytes that are looked at together; more where a line is longer.
    private static let piece = 1 << 18

    private(set) var comments: [Comment] = []
    /// The first line that is no comment, without its end; nil when there is none.
    private(set) var header: Range<Int>?
    /// Every whole row, without its end.
    private(set) var rows: [Range<Int>] = []
    /// The last line when nothing ends it: its writer is still at it or was killed over it.
    private(set) var unended: Range<Int>?

    /// - Throws: ``ReadingError`` when the file cannot be read.
    init(_ bytes: FileBytes) throws(ReadingError) {
        var (start, size): (Int, Int) = (0, bytes.isInMemory ? bytes.count : Self.piece)
        var buffer: [UInt8] = []
        while start < bytes.count {
            let end = min(start + size, bytes.count)
            let taken = try bytes.with(start..<end, &buffer) { self.take($0, at: start, isLast: end == bytes.count) }
            start += taken
            if taken == 0 { size *= 2 }
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
        let isReturned = !line.isEmpty && piece[line.upperBound - 1] == 0x0D
        let bare = line.lowerBound..<line.upperBound - (isReturned ? 1 : 0)
        guard let first = bare.first else { return }
        let place = bare.lowerBound + offset..<bare.upperBound + offset
        if piece[first] == 0x23 {
            let text = UnsafeBufferPointer(
                rebasing: piece[first + 1..<min(bare.upperBound, first + Self.longestComment)]
            )
            self.comments.append(Comment(text: String(decoding: text, as: UTF8.self), rows: self.rows.count))
        } else if self.header == nil {
            self.header = place
        } else if isEnded {
            self.rows.append(place)
        } else {
            self.unended = place
        }
    }

    /// Takes the last line for a row although nothing ends it.
    mutating func acceptUnended() {
        guard let unended = self.unended else { return }
        self.rows.append(unended)
        self.unended = nil
    }
}
