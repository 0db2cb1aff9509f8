/// R-hat of rows as they are: sqrt((B / W + n - 1) / n), B = n times the variance of the rows' means, W the mean
/// of their variances.
///
/// Vehtari et al. 2021, eq. 1-4. NaN when nothing varies; infinite when every row stands still, but not all at the same value.
enum PotentialScaleReduction {
    static func of(_ table: DrawTable) -> Double {
        let draws = Double(table.columns)
        let between = draws * Moments.variance(table.perRow(Moments.mean))
        let within = Moments.mean(table.perRow(Moments.variance))
        return ((between / within + draws - 1) / draws).squareRoot()
    }
}
