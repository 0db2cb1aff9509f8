/// Autocovariances of centred rows.
///
/// Rows that mix are done after few lags, so the first lags are summed one by one; where they do not suffice, one
/// transform gives many more.
struct CentredRows: Autocovariance {
    let rows: Int
    let columns: Int
    let variance: Double
    let varianceOfMeans: Double
    private let values: UnsafePointer<Double>
    private let transforms: Transforms
    private var transformed: [Double] = []

    /// As long as this, summing lag by lag costs less than the transform: its cost grows by the logarithm of the
    /// columns, that of a lag does not depend on it, both per value.
    private var directLags: Int { 24 + 4 * (Int.bitWidth - self.columns.leadingZeroBitCount) }

    /// All rows of a table, or one of them.
    ///
    /// - Parameter table: centred, and left as it is for as long as this is used.
    init(_ table: borrowing RowTable, row: Int? = nil, _ transforms: Transforms) {
        let chosen = row.map { $0..<$0 + 1 } ?? 0..<table.rows
        self.rows = chosen.count
        self.columns = table.columns
        self.values = UnsafePointer(table.row(chosen.lowerBound))
        self.transforms = transforms
        let means = Moments.Values(rebasing: table.means.all[chosen])
        let squares = table.squares.all[chosen].reduce(0, +)
        self.variance = squares / Double(chosen.count * table.columns)
        self.varianceOfMeans = chosen.count > 1 ? Moments.variance(means) : 0
    }

    mutating func pair(_ lag: Int) -> (Double, Double) {
        if lag + 1 < self.directLags { return self.direct(lag) }
        if lag + 1 >= self.transformed.count { self.transform(beyond: lag + 1) }
        return (self.transformed[lag], self.transformed[lag + 1])
    }

    private func direct(_ lag: Int) -> (Double, Double) {
        var sums = (0.0, 0.0)
        for row in 0..<self.rows {
            let products = Lanes.lagged(self.values + row * self.columns, lag, count: self.columns)
            sums.0 += products.0
            sums.1 += products.1
        }
        let count = Double(self.rows * self.columns)
        return (sums.0 / count, sums.1 / count)
    }

    /// Most chains need no more than a quarter of the lags, for which half the padding may do.
    private mutating func transform(beyond lag: Int) {
        let few = max(2 * lag, self.columns / 4)
        let lags = few < self.columns && self.transformed.isEmpty ? few : self.columns
        let fourier = self.transforms.atLeast(self.columns + lags)
        let count = min(fourier.count - self.columns, self.columns)
        self.transformed = fourier.autocovariances(self.values, rows: self.rows, columns: self.columns, lags: count)
    }
}
