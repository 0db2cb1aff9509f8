import Foundation

/// Where the lines of a text file begin: comments, a header, rows.
struct TextLines: Sendable {
    struct Comment: Sendable {
        /// Without the mark.
        let text: String
        /// Rows before it.
        let rows: Int
    }

    /// Comments longer than this hold a metric and are cut: nothing is read from them.
    private static let longestComment = 400

    private(set) var comments: [Comment] = []
    /// The first line that is no comment, without its end; nil when there is none.
    private(set) var header: Range<Int>?
    /// Where every whole row begins.
    private(set) var rows: [Int] = []
    /// Where the last line begins when nothing ends it: its writer is still at it or was killed over it.
    private(set) var unended: Int?

    init(_ bytes: FileBytes) {
        bytes.with { buffer in
            guard let base = buffer.baseAddress else { return }
            var start = 0
            while start < bytes.count {
                let found = memchr(base + start, 0x0A, bytes.count - start)
                let end = found.map { UnsafeRawPointer($0) - UnsafeRawPointer(base) } ?? bytes.count
                self.take(start..<end, isEnded: found != nil, buffer)
                start = end + 1
            }
        }
    }

    private mutating func take(_ line: Range<Int>, isEnded: Bool, _ buffer: UnsafeBufferPointer<UInt8>) {
        let bare =
            line.upperBound > line.lowerBound && buffer[line.upperBound - 1] == 0x0D ? line.dropLast() : line[...]
        guard let first = bare.first else { return }
        if buffer[first] == 0x23 {
            let text = UnsafeBufferPointer(
                rebasing: buffer[first + 1..<min(bare.endIndex, first + Self.longestComment)]
            )
            self.comments.append(Comment(text: String(decoding: text, as: UTF8.self), rows: self.rows.count))
        } else if self.header == nil {
            self.header = bare.startIndex..<bare.endIndex
        } else if isEnded {
            self.rows.append(first)
        } else {
            self.unended = first
        }
    }

    /// Takes the last line for a row although nothing ends it.
    mutating func acceptUnended() {
        guard let unended = self.unended else { return }
        self.rows.append(unended)
        self.unended = nil
    }
}
