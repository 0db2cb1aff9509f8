/// R-hat of rows as they are: sqrt((B / W + n - 1) / n), B = n times the variance of the rows' means, W the mean
/// of their variances.
///
/// Vehtari et al. 2021, eq. 1-4. NaN when nothing varies; infinite when every row stands still, but not all at the same
/// value.
enum PotentialScaleReduction {
    /// - Parameter table: centred.
    static func of(_ table: borrowing RowTable) -> Double {
        self.of(means: table.means.all, squares: table.squares.all, columns: table.columns)
    }

    /// - Parameter squares: sums of squared distances from the rows' means.
    static func of(means: Moments.Values, squares: Moments.Values, columns: Int) -> Double {
        let draws = Double(columns)
        let between = draws * Moments.variance(means)
        let within = Moments.mean(squares) / (draws - 1)
        return ((between / within + draws - 1) / draws).squareRoot()
    }

    /// Nested R-hat: sqrt(1 + B / W) over superchains of equally many chains.
    ///
    /// Margossian et al. 2024, doi:10.1214/24-BA1453, eq. 6-8: B is the variance of the superchains' means, W the mean
    /// over superchains of the variance within chains and, with several in each, of the chains' means. Not below 1.
    ///
    /// - Parameters:
    ///   - table: centred.
    ///   - superchains: one number per row.
    static func nested(_ table: borrowing RowTable, superchains: [Int]) -> Double {
        var members: [Int: [Int]] = [:]
        for (row, superchain) in superchains.enumerated() { members[superchain, default: []].append(row) }
        var (means, within): ([Double], [Double]) = ([], [])
        for (_, rows) in members.sorted(by: { $0.key < $1.key }) {
            let own = rows.map { table.means[$0] }
            let variances = rows.map { table.columns > 1 ? table.squares[$0] / Double(table.columns - 1) : 0 }
            means.append(Moments.mean(own))
            within.append(Moments.mean(variances) + (rows.count > 1 ? Moments.variance(own) : 0))
        }
        return (1 + Moments.variance(means) / Moments.mean(within)).squareRoot()
    }
}
