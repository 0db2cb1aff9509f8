/// A text file with draws, as far as one can tell without reading its numbers.
struct TextSource {
    enum Content {
        case stan(StanFile)
        case plain(PlainFile)
    }

    let path: String
    let names: [String]
    let content: Content
    let isTorn: Bool

    /// - Throws: ``ReadingError`` for what is no table of draws.
    ///
    /// - Parameter most: rows that are taken.
    init(_ bytes: FileBytes, isCut: Bool = false, most: Int = TextLines.mostRows) throws(ReadingError) {
        let path = bytes.path
        try Self.refuse(bytes)
        var lines = try TextLines(bytes, most: most)
        guard let header = lines.header else {
            throw ReadingError(path, bytes.count == 0 ? "is empty; nothing was drawn yet" : Self.noHeader(lines))
        }
        let names = HeaderFields.names(String(decoding: try bytes.bytes(header), as: UTF8.self))
        let comments = StanComments(lines)
        let isStan = comments.isStan || StanFile.isStan(names)
        // CmdStan ends every row; of another's table the last end may be missing.
        if !isStan, !isCut { lines.acceptUnended() }
        let table = NumberTable(bytes: bytes, names: names, rows: lines.rows, isEmptyNaN: !isStan)
        self.path = path
        self.names = names
        self.isTorn = lines.unended != nil || isCut
        self.content =
            isStan
            ? .stan(try StanFile(table, lines, comments, isTorn: self.isTorn)) : .plain(PlainFile(table))
        try self.checkNames(bytes)
    }

    private static func noHeader(_ lines: TextLines) -> String {
        "holds \(lines.comments.count) comments and no names of columns; the sampler has not begun to draw"
    }

    private static func refuse(_ bytes: FileBytes) throws(ReadingError) {
        let known: [([UInt8], String)] = [
            (Array("PAR1".utf8), "is a Parquet file; write it as CSV"),
            (Array("PK".utf8) + [3, 4], "is a zip archive; unpack it first"),
            ([0x28, 0xB5, 0x2F, 0xFD], "is packed with zstd; unpack it with 'unzstd' first"),
            (Array("BZh".utf8), "is packed with bzip2; unpack it with 'bunzip2' first"),
            ([0xFD, 0x37, 0x7A, 0x58, 0x5A], "is packed with xz; unpack it with 'unxz' first"),
        ]
        let head = try bytes.bytes(0..<min(4096, bytes.count))
        for (magic, meaning) in known where head.starts(with: magic) { throw ReadingError(bytes.path, meaning) }
        guard !head.contains(0) else {
            throw ReadingError(bytes.path, "is no text; give CSV files, a run's folder, or NetCDF or Zarr of ArviZ")
        }
    }

    private func checkNames(_ bytes: FileBytes) throws(ReadingError) {
        let elements = self.elements
        if elements.isEmpty {
            throw ReadingError(self.path, "has no column of draws: '\(self.names.prefix(5).joined(separator: ","))'")
        }
        let twice = Dictionary(grouping: self.names.filter { !$0.isEmpty }) { $0 }.first { $0.value.count > 1 }
        if let name = twice?.key { throw ReadingError(self.path, "has two columns '\(name)'") }
        // A table without a header begins with numbers.
        if self.names.allSatisfy({ Double($0) != nil }) {
            throw ReadingError(self.path, "begins with numbers; its first line must have the names of the columns")
        }
    }

    var elements: [Int] {
        switch self.content {
        case .stan: StanFile.elements(of: self.names)
        case .plain: PlainFile.elements(of: self.names)
        }
    }

    var shownNames: [String] {
        switch self.content {
        case .stan: self.elements.map { StanName.shown(self.names[$0]) }
        case .plain: self.elements.map { self.names[$0] }
        }
    }
}
