import Foundation

/// Which chains a plain table holds, found while it grows.
package struct PlainChains: Sendable {
    private let path: String
    /// Behind the last row that was looked at.
    private var offset = 0
    private var names: [String]?
    /// Numbers of the column of chains, where the table has one.
    package private(set) var numbers: Set<Int> = []
    /// Whether the whole table is one chain; false before its first row is there.
    package private(set) var isOneChain = false

    package init(path: String) {
        self.path = path
    }

    /// Whether a file begins as a table of draws does, by its first bytes alone.
    package static func isTable(_ path: String) -> Bool {
        guard let handle = FileHandle(forReadingAtPath: path) else { return false }
        defer { try? handle.close() }
        guard let head = try? handle.read(upToCount: 1 << 16), case let bytes = FileBytes([UInt8](head), path),
            let lines = try? TextLines(bytes), let header = lines.header, let row = lines.rows.first,
            let source = try? TextSource(bytes, isCut: true)
        else { return false }
        let table = NumberTable(bytes: bytes, names: source.names, rows: [row], isEmptyNaN: true)
        return header.upperBound < lines.end && (try? table.columns(source.elements)) != nil
    }

    /// Whether the last line is a whole row but for its end.
    package static func lacksOnlyItsEnd(_ path: String) -> Bool {
        guard let bytes = try? FileBytes(path: path), let lines = try? TextLines(bytes), let header = lines.header,
            let last = lines.unended, let text = try? bytes.bytes(header)
        else { return false }
        let names = HeaderFields.names(String(decoding: text, as: UTF8.self))
        let table = NumberTable(bytes: bytes, names: names, rows: [last])
        return (try? table.columns(Array(names.indices))) != nil
    }

    /// More are no chains, but a column that is only named so.
    private static let most = 1024

    /// Looks at what is new.
    ///
    /// - Throws: ``ReadingError`` for what is no table of draws.
    package mutating func poll() throws(ReadingError) {
        guard !self.isOneChain, let bytes = try? FileBytes(path: self.path), bytes.count > self.offset else { return }
        var lines = try TextLines(bytes, from: self.offset)
        if let names = self.names {
            if let first = lines.header { lines.takeHeaderForRow(first) }
            try self.take(lines, names, bytes)
        } else if let header = lines.header, header.upperBound < lines.end, !lines.rows.isEmpty {
            let names = try TextSource(bytes).names
            try self.take(lines, names, bytes)
            self.names = names
        }
    }

    private mutating func take(_ lines: TextLines, _ names: [String], _ bytes: FileBytes) throws(ReadingError) {
        defer { self.offset = max(self.offset, lines.end) }
        guard let column = PlainFile.chainColumn(of: names) else { return self.isOneChain = true }
        let table = NumberTable(bytes: bytes, names: names, rows: lines.rows, isEmptyNaN: true)
        let known = Set(try table.columns([column]))
        let whole = known.compactMap(Int.init(exactly:))
        guard self.numbers.union(whole).count <= Self.most else {
            throw ReadingError(
                self.path,
                "names more than \(Self.most) chains; is its column '\(names[column])' something else?"
            )
        }
        self.numbers.formUnion(whole.filter { $0 >= 0 })
        if let odd = known.first(where: { Int(exactly: $0).map { $0 < 0 } ?? true }) {
            throw ReadingError(self.path, "names a chain \(odd); chains have whole numbers from 0 on")
        }
    }
}
