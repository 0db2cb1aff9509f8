// What the sampler says of its own work. Every function takes one value per post-warmup transition of one chain.

/// Estimated Bayesian fraction of missing information of one chain: the mean square of the energy's steps over its
/// variance with divisor n - 1; no unit, low below 0.3.
///
/// Betancourt 2016, arXiv:1604.00695; arviz `bfmi`. cmdstanr divides the squares by n; CmdStan's `diagnose` joins the
/// chains, so that one bad chain is averaged away. NaN with fewer than 2 draws, when the energy does not vary, and when
/// one is not finite.
package func bfmi(energy: [Double]) -> Double {
    guard energy.count >= 2 else { return .nan }
    let squares = zip(energy.dropFirst(), energy).map { ($0 - $1) * ($0 - $1) }
    return Moments.mean(squares) / Moments.variance(energy)
}

/// Share of transitions that diverged, 0…1: those whose energy error was above the sampler's bound, 1000 in Stan, PyMC
/// and nutpie; nil without transitions.
///
/// Betancourt 2017, arXiv:1701.02434, section 6.2.
package func divergentShare(_ diverging: [Bool]) -> Double? {
    diverging.isEmpty ? nil : Double(diverging.count { $0 }) / Double(diverging.count)
}

/// Transitions whose tree was as deep as it may be: cut off before it turned round.
///
/// CmdStan counts `treedepth__ >= max_depth`; PyMC warns above 5 % of a chain's draws.
package func saturated(treeDepth: [Double], largest: Double) -> Int {
    treeDepth.count { $0 >= largest }
}

/// Mean acceptance statistic, 0…1, to be compared with the target; nil without transitions.
package func meanAcceptance(_ rates: [Double]) -> Double? {
    rates.isEmpty ? nil : Moments.mean(rates)
}

/// Autocorrelations of one chain at lags 0…`lags`: autocovariances with divisor n over that at lag 0.
///
/// Geyer 1992; arviz `autocorr`. 1 at lag 0. NaN when the chain does not vary or a draw is not finite; as many as there are draws
/// when fewer.
package func autocorrelation(_ chain: [Double], lags: Int) -> [Double] {
    guard chain.count > 1 else { return chain.map { _ in .nan } }
    let table = RowTable(rows: 1, columns: chain.count)
    for (index, value) in chain.enumerated() { table.values[index] = value }
    table.centre()
    let (count, values) = (chain.count, table.values.base)
    return (0...min(lags, count - 1)).map { lag in
        Lanes.dot(values, values + lag, count: count - lag) / table.squares[0]
    }
}
