/// Effective sample size of rows as they are: S / tau, tau by Geyer's initial monotone sequence over the
/// autocorrelations of all rows together.
///
/// Vehtari et al. 2021, eq. 7-13; Geyer 1992. It follows arviz-stats 1.3, `_DiagnosticsBase._ess`, also where posterior and CmdStan differ: values within
/// 1e-15 of each other count as S; the last lag used is below n - 2, one pair more than posterior takes for an odd n; and
/// tau is never below 1 / log10 S.
struct EffectiveSampleSize {
    private let rows: Int
    private let draws: Int
    private var covariance: Autocovariance
    private let meanVariance: Double
    private let totalVariance: Double
    private let fourier: (Int) -> Fourier

    /// - Parameters:
    ///   - table: at least 2 columns.
    ///   - fourier: makes, or keeps at hand, a transform of at least so many points.
    static func of(_ table: DrawTable, fourier: @escaping (Int) -> Fourier) -> Double {
        guard let least = table.values.min(), let most = table.values.max(), !(most - least < 1e-15) else {
            return Double(table.count)
        }
        var estimate = EffectiveSampleSize(table, fourier: fourier)
        return estimate.value()
    }

    private init(_ table: DrawTable, fourier: @escaping (Int) -> Fourier) {
        let draws = Double(table.columns)
        self.rows = table.rows
        self.draws = table.columns
        self.covariance = Autocovariance(table)
        self.fourier = fourier
        let within = self.covariance.mean(lag: 0, fourier: fourier)
        let between = table.rows > 1 ? Moments.variance(table.perRow(Moments.mean)) : 0
        self.meanVariance = within * draws / (draws - 1)
        self.totalVariance = within + between
    }

    private mutating func correlation(_ lag: Int) -> Double {
        1 - (self.meanVariance - self.covariance.mean(lag: lag, fourier: self.fourier)) / self.totalVariance
    }

    private mutating func value() -> Double {
        let size = Double(self.rows * self.draws)
        let (pairs, last) = self.positiveSequence()
        guard !pairs.contains(where: { $0.even.isNaN || $0.odd.isNaN }) else { return .nan }
        let sum = Self.monotone(pairs).reduce(0) { $0 + $1.even + $1.odd }
        let tau = max(-1 + 2 * sum + last, 1 / Elementary.decimalLog(size))
        return size / tau
    }

    private typealias Pair = (even: Double, odd: Double)

    /// Pairs of neighbouring correlations up to the first negative sum, and the even one that stands behind
    /// them and is counted once, which improves the estimate for antithetic chains.
    private mutating func positiveSequence() -> (pairs: [Pair], last: Double) {
        var pairs: [Pair] = []
        var current: Pair = (1, self.correlation(1))
        // Written in arviz's steps: a pair is settled only when the loop has gone past it.
        var lag = 1
        while lag < self.draws - 3, current.even + current.odd > 0 {
            pairs.append(current)
            current = (self.correlation(lag + 1), self.correlation(lag + 2))
            lag += 2
        }
        guard !current.odd.isNaN else { return ([current], 0) }
        let keptEven = current.even > 0 || (!pairs.isEmpty && current.even + current.odd >= 0)
        return (pairs, keptEven ? current.even : 0)
    }

    private static func monotone(_ pairs: [Pair]) -> [Pair] {
        var result = pairs
        for index in result.indices.dropFirst() {
            let before = result[index - 1].even + result[index - 1].odd
            if result[index].even + result[index].odd > before { result[index] = (before / 2, before / 2) }
        }
        return result
    }
}
