/// Autocovariances of rows, averaged over the rows, one lag after the other.
///
/// Biased, with divisor n at every lag, as Geyer's estimate needs them.
protocol Autocovariance: ~Copyable {
    var rows: Int { get }
    var columns: Int { get }
    /// At lag 0.
    var variance: Double { get }
    /// Of the rows' means, divisor rows - 1; 0 of one row.
    var varianceOfMeans: Double { get }

    /// At `lag` and at `lag + 1`, the latter within 1..<columns; lags are asked for in ascending order.
    mutating func pair(_ lag: Int) -> (Double, Double)
}
