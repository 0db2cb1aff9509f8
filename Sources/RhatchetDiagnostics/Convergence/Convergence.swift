/// Rank-normalised split R-hat: the larger of that of the normal scores of the draws and that of the normal scores
/// of their distances from the median.
///
/// Vehtari et al. 2021, doi:10.1214/20-BA1221; arviz `rhat(method="rank")`. Equal to arviz-stats 1.3 to 1e-12 on the same doubles, with its conventions:
/// - NaN with fewer than 4 draws, with fewer than 2 chains, and when any draw is NaN;
/// - NaN when all draws of all chains are equal;
/// - infinite when every half chain stands still but not all at one value (arviz: infinite or above 1e7, by
///   rounding); finite and high when only some do, so that a stuck chain is never hidden;
/// - infinite draws are ranked like others; where the median is infinite the draws' own R-hat stands alone.
///
/// - Parameter chains: draws of each chain; longer chains are cut to the shortest.
package func rhat(_ chains: [[Double]]) -> Double {
    summary(chains).rhat
}

/// Effective sample size of the normal scores of the split chains.
///
/// Vehtari et al. 2021; arviz `ess(method="bulk")`, equal to arviz-stats 1.3 to 1e-12 on the same doubles:
/// - NaN with fewer than 4 draws and when any draw is NaN; one chain is enough.
/// - When all draws of all chains are equal, as many as there are draws in half chains (arviz).
/// - Never above S log10 S.
package func essBulk(_ chains: [[Double]]) -> Double {
    summary(chains).essBulk
}

/// The smaller effective sample size of the 5 % and the 95 % quantile: that of the indicator "at most the
/// quantile".
///
/// Vehtari et al. 2021, section 4.3; arviz `ess(method="tail", prob=(0.05, 0.95))`. Without `prob`, also in
/// `summary`, arviz-stats 1.3 takes 11 % and 89 % (its `ci_prob`); posterior and CmdStan take these. The quantiles are those of all draws, also of the middle one of an odd number. An indicator that is constant
/// over all draws counts as S (arviz); one that is constant in some half chains only has the small value that
/// chains deserve which do not mix, where CmdStan 2.37 says S / 2. NaN as for ``essBulk(_:)``.
package func essTail(_ chains: [[Double]]) -> Double {
    summary(chains).essTail
}

/// Effective sample size of the draws themselves, split but not ranked (arviz `ess(method="mean")`).
///
/// NaN as for ``essBulk(_:)``, and when a draw is infinite. Draws that differ by less than 1e-15 in all count as equal.
package func essMean(_ chains: [[Double]]) -> Double {
    let draws = chains.map(\.count).min() ?? 0
    guard draws >= 4, !chains.contains(where: { $0.prefix(draws).contains(where: \.isNaN) }) else { return .nan }
    let table = Splitting(chains: chains.count, draws: draws).table(chains)
    return EffectiveSampleSize.of(table, fourier: Fourier.init(atLeast:))
}

/// Effective draws of one chain by itself: not split, so that what one chain knows is not judged by its trend, and
/// ranked among its own draws (arviz's `_ess` of the chain's normal scores).
///
/// 0 for a chain that did not move, where arviz says as many as there are draws: a chain that stands still has
/// explored nothing, and must not pass a rule that asks for 25 effective draws. NaN with fewer than 4 draws and when a
/// draw is NaN.
package func chainESS(_ chain: [Double]) -> Double {
    guard chain.count >= 4, !chain.contains(where: \.isNaN) else { return .nan }
    return summary([chain]).chainESS[0]
}

/// Estimated Bayesian fraction of missing information of one chain: the mean square of the energy's steps over its
/// variance with divisor n - 1.
///
/// Betancourt 2016, arXiv:1604.00695; arviz `bfmi`. Below 0.3 is held to be low.
///
/// NaN with fewer than 2 draws, when the energy does not vary, and when one is not finite.
package func bfmi(energy: [Double]) -> Double {
    guard energy.count >= 2 else { return .nan }
    let squares = zip(energy.dropFirst(), energy).map { ($0 - $1) * ($0 - $1) }
    return Moments.mean(squares) / Moments.variance(energy)
}

private func summary(_ chains: [[Double]]) -> Summary {
    let draws = chains.map(\.count).min() ?? 0
    var summarizer = Summarizer(chains: chains.count, draws: draws)
    return summarizer.summarize(chains)
}
