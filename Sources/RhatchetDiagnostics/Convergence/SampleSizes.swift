// Effective sample sizes: how many independent draws would tell as much. In every function: `chains` has the draws of
// each chain in their order; longer chains are cut to the shortest. The answer counts draws. It is NaN with fewer than 4
// draws and when any draw is NaN; one chain is enough; it is never above S log10 S.

/// Effective sample size of the normal scores of the split chains.
///
/// Vehtari et al. 2021, eq. 7-14; arviz `ess(method="bulk")`, equal to arviz-stats 1.3 to 1e-12 on the same doubles.
/// When all draws of all chains are equal, as many as there are draws in half chains (arviz).
package func essBulk(_ chains: [[Double]]) -> Double {
    Summarizer(loading: chains).essBulk
}

/// The smaller effective sample size of the 5 % and the 95 % quantile.
///
/// Vehtari et al. 2021, section 4.3; arviz `ess(method="tail", prob=(0.05, 0.95))`. Without `prob`, also in
/// `summary`, arviz-stats 1.3 takes 11 % and 89 % (its `ci_prob`); posterior and CmdStan take these.
/// See ``essQuantile(_:probability:)``.
package func essTail(_ chains: [[Double]]) -> Double {
    var element = Summarizer(loading: chains)
    return element.essTail
}

/// Effective sample size of a quantile: that of the indicator "at most the quantile".
///
/// Vehtari et al. 2021, section 4.3; arviz `ess(method="quantile")`. The quantile is that of all draws, also of the
/// middle one of an odd number. An indicator that is constant over all draws counts as S (arviz); one that is constant
/// in some half chains only has the small value that chains deserve which do not mix, where CmdStan 2.37 says S / 2.
///
/// - Parameter probability: within 0…1.
package func essQuantile(_ chains: [[Double]], probability: Double) -> Double {
    var element = Summarizer(loading: chains)
    return element.essQuantile(probability)
}

/// Effective sample size of the median: ``essQuantile(_:probability:)`` of 0.5; arviz `ess(method="median")`.
package func essMedian(_ chains: [[Double]]) -> Double {
    essQuantile(chains, probability: 0.5)
}

/// Effective sample size of the draws themselves, split but not ranked.
///
/// Vehtari et al. 2021, eq. 7-13; arviz `ess(method="mean")`. NaN also when a draw is infinite. Draws that differ by less
/// than 1e-15 in all count as equal, and then as S.
package func essMean(_ chains: [[Double]]) -> Double {
    Summarizer(loading: chains).essMean
}

/// Effective sample size of the squared distances from the mean, split but not ranked.
///
/// arviz `ess(method="sd")` from 1.3 on, posterior from 1.5 on; earlier posterior took the distances, arviz-stats 0.8 the
/// draws. NaN and S as for ``essMean(_:)``.
package func essSD(_ chains: [[Double]]) -> Double {
    Summarizer(loading: chains).essSD
}

/// Effective draws of one chain by itself: not split, so that what one chain knows is not judged by its trend, and
/// ranked among its own draws (arviz's `_ess` of the chain's normal scores).
///
/// 0 for a chain that did not move, where arviz says as many as there are draws: a chain that stands still has
/// explored nothing, and must not pass a rule that asks for 25 effective draws. NaN with fewer than 4 draws and when a
/// draw is NaN.
package func chainESS(_ chain: [Double]) -> Double {
    var element = Summarizer(loading: [chain])
    return element.summary().chainESS[0]
}
