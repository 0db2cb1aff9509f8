/// Rows of equally many values, one row per chain or half chain, in one array.
struct DrawTable {
    let rows: Int
    let columns: Int
    var values: [Double]

    init(rows: Int, columns: Int) {
        self.rows = rows
        self.columns = columns
        self.values = [Double](repeating: 0, count: rows * columns)
    }

    var count: Int { self.rows * self.columns }

    func row<Result>(_ row: Int, _ body: (UnsafeBufferPointer<Double>) -> Result) -> Result {
        self.values.withUnsafeBufferPointer {
            body(UnsafeBufferPointer(rebasing: $0[row * self.columns..<(row + 1) * self.columns]))
        }
    }

    /// One number of each row.
    func perRow(_ number: (UnsafeBufferPointer<Double>) -> Double) -> [Double] {
        (0..<self.rows).map { self.row($0, number) }
    }
}
