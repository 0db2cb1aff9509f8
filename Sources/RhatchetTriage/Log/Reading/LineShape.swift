/// What a line looks like without its numbers: lines of one shape, one after the other, tell how far the work is.
enum LineShape {
    /// Digits, with the points and signs between them, as one mark each.
    static func of(_ text: String) -> String {
        var (shape, isNumber) = ("", false)
        for mark in text {
            let isPart = mark.isNumber || isNumber && (mark == "." || mark == ":")
            if !isPart { shape.append(mark) } else if !isNumber { shape.append("#") }
            isNumber = isPart
        }
        return shape.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    /// The rows of a table of progress among the last lines: at least three of one shape, with two numbers or more.
    static func rows(_ lines: [PlainLine]) -> Set<Int> {
        let shapes = Dictionary(grouping: lines) { Self.of($0.text) }
        let rows = shapes.filter { $0.value.count >= 3 && $0.key.count { $0 == "#" } >= 2 }.values.joined()
        return Set(rows.map(\.line.number))
    }
}
