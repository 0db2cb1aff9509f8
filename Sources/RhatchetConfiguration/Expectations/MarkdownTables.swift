/// The tables of a Markdown document (GitHub's, as its specification writes them), with the place of every cell.
struct MarkdownTables {
    /// The text between two pipes, without the space around it.
    struct Cell {
        var text: String
        var place: Place
    }

    struct Row {
        var cells: [Cell]
        /// Where the row's first character stands.
        var place: Place
    }

    struct Table {
        var header: Row
        var rows: [Row]
    }

    private let lines: [Substring.UnicodeScalarView]

    init(_ text: String) {
        // Some editors begin a file with a mark of its byte order, which is no character of the text.
        let plain = text.replacing("\r\n", with: "\n").unicodeScalars.drop { $0 == "\u{FEFF}" }
        self.lines = plain.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r" }
    }

    /// In the order of the document; what stands in fenced code is no table.
    var all: [Table] {
        var tables: [Table] = []
        var (number, fence) = (0, Substring.UnicodeScalarView?.none)
        while number < self.lines.count {
            let line = Self.trimmed(self.lines[number])
            if let mark = fence {
                if line.starts(with: mark), line.allSatisfy({ $0 == mark.first }) { fence = nil }
            } else if let mark = Self.fence(line) {
                fence = mark
            } else if let table = self.table(at: number) {
                tables.append(table)
                number += table.rows.count + 1
            }
            number += 1
        }
        return tables
    }

    /// A header, a row of dashes with as many cells, and the lines up to an empty one or another block.
    private func table(at number: Int) -> Table? {
        guard number + 1 < self.lines.count, self.lines[number].contains("|") else { return nil }
        let header = self.row(number)
        let dashes = self.row(number + 1)
        guard header.cells.count == dashes.cells.count, dashes.cells.allSatisfy(Self.isDelimiter) else { return nil }
        let rest = (number + 2)..<self.lines.count
        let end = rest.first { Self.endsTable(Self.trimmed(self.lines[$0])) } ?? self.lines.count
        return Table(header: header, rows: (number + 2..<end).map(self.row))
    }

    private static func isDelimiter(_ cell: Cell) -> Bool { cell.text.wholeMatch(of: /:?-+:?/) != nil }

    private static func endsTable(_ line: Substring.UnicodeScalarView) -> Bool {
        guard let first = line.first else { return true }
        return first == "#" || first == ">" || Self.fence(line) != nil
    }

    /// The three or more marks with which fenced code begins.
    private static func fence(_ line: Substring.UnicodeScalarView) -> Substring.UnicodeScalarView? {
        guard let first = line.first, first == "`" || first == "~" else { return nil }
        let marks = line.prefix { $0 == first }
        return marks.count >= 3 ? marks : nil
    }

    private func row(_ number: Int) -> Row {
        let line = self.lines[number]
        let content = Self.trimmed(line)
        let indent = line.distance(from: line.startIndex, to: content.startIndex)
        var cells: [Cell] = []
        var (start, index, isEscaped) = (content.startIndex, content.startIndex, false)
        func close() {
            let cell = Self.trimmed(content[start..<index])
            let column = indent + content.distance(from: content.startIndex, to: cell.startIndex) + 1
            cells.append(Cell(text: Self.plain(cell), place: Place(line: number + 1, column: column)))
        }
        while index < content.endIndex {
            if content[index] == "|", !isEscaped {
                // A pipe before the first cell only opens the row.
                if index != content.startIndex { close() }
                start = content.index(after: index)
            }
            isEscaped = content[index] == "\\" && !isEscaped
            index = content.index(after: index)
        }
        // A pipe after the last cell only closes the row.
        if start != content.endIndex { close() }
        return Row(cells: cells, place: Place(line: number + 1, column: indent + 1))
    }

    /// A cell's text without the escapes of its pipes, and without the marks of code and of weight around it.
    private static func plain(_ cell: Substring.UnicodeScalarView) -> String {
        var text = String(cell).replacing("\\|", with: "|")
        for mark in ["**", "``", "`"] where text.count > 2 * mark.count && text.hasPrefix(mark) && text.hasSuffix(mark)
        {
            text = String(text.dropFirst(mark.count).dropLast(mark.count))
        }
        return text.drop { $0 == " " }.isEmpty ? "" : text
    }

    private static func trimmed(_ line: Substring.UnicodeScalarView) -> Substring.UnicodeScalarView {
        var line = line.drop { $0 == " " || $0 == "\t" }
        while let last = line.last, last == " " || last == "\t" { line = line.dropLast() }
        return line
    }
}
