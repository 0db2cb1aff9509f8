/// Rows of equally many values, one row per chain or half chain, and what is known of each once they are centred.
struct RowTable: ~Copyable {
    let rows: Int
    let columns: Int
    let values: Storage<Double>
    /// The mean of every row.
    let means: Storage<Double>
    /// The sum of the squared distances of every row's values from its mean; exactly 0 where all are equal.
    let squares: Storage<Double>

    init(rows: Int, columns: Int) {
        self.rows = rows
        self.columns = columns
        self.values = Storage(rows * columns, of: 0)
        self.means = Storage(rows, of: 0)
        self.squares = Storage(rows, of: 0)
    }

    var count: Int { self.rows * self.columns }

    func row(_ row: Int) -> UnsafeMutablePointer<Double> { self.values.base + row * self.columns }

    /// Replaces every value by its distance from its row's mean.
    func centre() {
        for row in 0..<self.rows { self.centre(row) }
    }

    func centre(_ row: Int) {
        let (values, columns) = (self.row(row), self.columns)
        let mean = Moments.mean(Moments.Values(start: values, count: columns))
        self.means[row] = mean
        if Self.isConstant(values, columns) {
            values.update(repeating: 0, count: columns)
            self.squares[row] = 0
        } else {
            for index in 0..<columns { values[index] -= mean }
            self.squares[row] = Lanes.dot(values, values, count: columns)
        }
    }

    private static func isConstant(_ values: UnsafePointer<Double>, _ count: Int) -> Bool {
        var index = 1
        while index < count, values[index] == values[0] { index += 1 }
        return index >= count
    }

    /// The largest less the smallest value; NaN where they are the same infinity.
    var range: Double {
        var (least, most) = (Double.infinity, -Double.infinity)
        for value in self.values.all {
            least = value < least ? value : least
            most = value > most ? value : most
        }
        return most - least
    }
}
