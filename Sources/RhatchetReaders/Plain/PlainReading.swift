import RhatchetDraws

/// How rows of a plain table become blocks of draws: its elements, and what of Stan's statistics it has.
struct PlainReading: TableReading {
    let names: [String]
    let elements: [Int]
    let header: DrawLogHeader
    /// Nothing in a plain table tells warm-up from draws.
    let warmUp = 0
    /// Columns that are read, in the file's order.
    private let columns: [Int]
    private let chainColumn: Int?
    private let chain: Int

    /// - Parameter chain: its number, which stands in the column of chains where the table has one.
    init(names: [String], chain: Int) {
        self.names = names
        self.elements = PlainFile.elements(of: names)
        self.chainColumn = PlainFile.chainColumn(of: names)
        self.chain = chain
        let kept = Set(self.elements)
        self.columns = names.indices.filter { kept.contains($0) || StanReading.statistics[names[$0]] != nil }
        let columns = self.columns.map { place in
            kept.contains(place)
                ? DrawColumn(name: names[place], group: .posterior)
                : DrawColumn(name: StanReading.statistics[names[place]] ?? names[place], group: .sampleStats)
        }
        var header = DrawLogHeader(chain: chain, columns: columns + [DrawColumn(name: "tuning", group: .sampleStats)])
        header.sampler = "csv"
        self.header = header
    }

    func own(_ rows: RowPlaces, of bytes: FileBytes) throws(ReadingError) -> RowPlaces {
        guard let column = self.chainColumn else { return rows }
        let numbers = try self.table(rows, of: bytes).columns([column])
        return RowPlaces(zip(rows, numbers).filter { $0.1 == Double(self.chain) }.map(\.0))
    }

    func table(_ rows: RowPlaces, of bytes: FileBytes) -> NumberTable {
        NumberTable(bytes: bytes, names: self.names, rows: rows, isEmptyNaN: true)
    }

    func block(_ rows: RowPlaces, of bytes: FileBytes, from first: Int) throws(ReadingError) -> [Double] {
        try self.table(rows, of: bytes).columns(self.columns) + rows.map { _ in 0 }
    }
}
