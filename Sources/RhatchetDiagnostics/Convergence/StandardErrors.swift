// Monte Carlo standard errors: how far an estimate is from what endless sampling would give. In every function: `chains`
// has the draws of each chain in their order; longer chains are cut to the shortest. The answer is in the draws' unit. It
// is NaN with fewer than 4 draws and when any draw is NaN, and 0 when all draws are equal.

/// Monte Carlo standard error of the mean: the standard deviation over the root of ``essMean(_:)``.
///
/// Vehtari et al. 2021, section 4.4; arviz `mcse(method="mean")`. CmdStan 2.37 takes the effective sample size of chains that are
/// not split: 0.1 % to 50 % off. NaN when a draw is infinite.
package func mcseMean(_ chains: [[Double]]) -> Double {
    Summarizer(loading: chains).mcseMean
}

/// Monte Carlo standard error of the standard deviation, from the spread of the squared distances from the mean.
///
/// Kenney and Keeping 1951, p. 141; arviz `mcse(method="sd")` from 1.3 on, posterior from 1.5 on, both with ``essSD(_:)``. NaN
/// when a draw is infinite.
package func mcseSD(_ chains: [[Double]]) -> Double {
    Summarizer(loading: chains).mcseSD
}

/// Monte Carlo standard error of a quantile: half the distance of the draws that bound it at 16 % and 84 % of a Beta
/// distribution with as many counts as there are effective draws.
///
/// Vehtari et al. 2021, section 4.4; arviz `mcse(method="quantile")`.
///
/// - Parameter probability: within 0…1.
package func mcseQuantile(_ chains: [[Double]], probability: Double) -> Double {
    var element = Summarizer(loading: chains)
    return element.mcseQuantile(probability)
}

/// ``mcseQuantile(_:probability:)`` of 0.5; arviz `mcse(method="median")`.
package func mcseMedian(_ chains: [[Double]]) -> Double {
    mcseQuantile(chains, probability: 0.5)
}
