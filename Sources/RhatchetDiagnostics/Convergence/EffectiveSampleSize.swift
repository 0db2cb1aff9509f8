/// Effective sample size of rows as they are: S / tau, tau by Geyer's initial monotone sequence over the
/// autocorrelations of all rows together.
///
/// Vehtari et al. 2021, eq. 7-13; Geyer 1992. It follows arviz-stats 1.3, `_DiagnosticsBase._ess`, also where posterior
/// and CmdStan differ: the last lag used is below n - 2, one pair more than posterior takes for an odd n; and tau is
/// never below 1 / log10 S.
enum EffectiveSampleSize {
    /// - Parameter source: at least 2 columns, and values that are not all equal.
    static func of<Source: Autocovariance & ~Copyable>(_ source: inout Source) -> Double {
        let size = Double(source.rows * source.columns)
        guard let sum = self.positiveSum(&source) else { return .nan }
        return size / max(-1 + sum, 1 / Elementary.decimalLog(size))
    }

    /// Twice the correlations up to the first negative pair, made monotone, and once the even one that stands behind
    /// them, which improves the estimate for antithetic chains; nil when a correlation is not a number.
    private static func positiveSum<Source: Autocovariance & ~Copyable>(_ source: inout Source) -> Double? {
        let draws = Double(source.columns)
        let (meanVariance, total) = (
            source.variance * draws / (draws - 1), source.variance + source.varianceOfMeans
        )
        // In arviz's steps: a pair is settled only when the loop has gone past it.
        var (even, odd) = (1.0, 1 - (meanVariance - source.pair(0).1) / total)
        var (settled, least, lag) = (0.0, Double.infinity, 1)
        while lag < source.columns - 3, even + odd > 0 {
            least = min(even + odd, least)
            settled += least
            let next = source.pair(lag + 1)
            (even, odd) = (1 - (meanVariance - next.0) / total, 1 - (meanVariance - next.1) / total)
            lag += 2
        }
        guard !(even + odd).isNaN else { return nil }
        return 2 * settled + (even > 0 || (lag > 1 && even + odd >= 0) ? even : 0)
    }
}
