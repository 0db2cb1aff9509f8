import RhatchetDiagnostics
import RhatchetDraws

/// How rows of one output file of CmdStan become blocks of draws: every column as it stands, and behind them whether the
/// draw is warm-up, and whether its tree was cut.
struct StanReading: TableReading {
    /// ArviZ's names of CmdStan's statistics.
    static let statistics = [
        "accept_stat__": "acceptance_rate", "stepsize__": "step_size", "treedepth__": "tree_depth",
        "n_leapfrog__": "n_steps", "divergent__": "diverging", "energy__": "energy",
    ]

    let names: [String]
    let elements: [Int]
    let header: DrawLogHeader
    let warmUp: Int
    private let depth: (column: Int, largest: Double)?

    init(names: [String], comments: StanComments, chain: Int) {
        self.names = names
        self.elements = StanFile.elements(of: names)
        self.warmUp = comments.warmUp(of: .max)
        let column = names.firstIndex(of: "treedepth__")
        self.depth = column.flatMap { column in comments.depth.map { (column, $0) } }
        let kept = Set(self.elements)
        var columns = names.indices.map { place in
            kept.contains(place)
                ? DrawColumn(name: StanName.shown(names[place]), group: .posterior)
                : DrawColumn(name: Self.statistics[names[place]] ?? names[place], group: .sampleStats)
        }
        columns.append(DrawColumn(name: "tuning", group: .sampleStats))
        if self.depth != nil { columns.append(DrawColumn(name: "reached_max_treedepth", group: .sampleStats)) }
        var header = DrawLogHeader(chain: chain, columns: columns)
        header.sampler = "cmdstan"
        header.tune = self.warmUp
        header.draws = comments.planned
        self.header = header
    }

    func own(_ rows: RowPlaces, of bytes: FileBytes) -> RowPlaces { rows }

    func table(_ rows: RowPlaces, of bytes: FileBytes) -> NumberTable {
        NumberTable(bytes: bytes, names: self.names, rows: rows)
    }

    func block(_ rows: RowPlaces, of bytes: FileBytes, from first: Int) throws(ReadingError) -> [Double] {
        var values = try self.table(rows, of: bytes).columns(Array(self.names.indices))
        values += rows.indices.map { first + $0 < self.warmUp ? 1 : 0 }
        guard let depth = self.depth else { return values }
        let start = depth.column * rows.count
        return values + values[start..<start + rows.count].map { $0 >= depth.largest ? 1 : 0 }
    }
}
