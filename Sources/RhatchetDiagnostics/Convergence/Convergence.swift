// Whether chains agree. In every function: `chains` has the draws of each chain in their order, in the parameter's own
// unit; longer chains are cut to the shortest. R-hat has no unit.

/// Rank-normalised split R-hat: the larger of that of the normal scores of the draws and that of the normal scores
/// of their distances from the median.
///
/// Vehtari et al. 2021, doi:10.1214/20-BA1221, eq. 1-4 and 14, section 4; arviz `rhat(method="rank")`. Equal to
/// arviz-stats 1.3 to 1e-12 on the same doubles, with its conventions:
/// - NaN with fewer than 4 draws, with fewer than 2 chains, and when any draw is NaN;
/// - NaN when all draws of all chains are equal;
/// - infinite when every half chain stands still but not all at one value (arviz: infinite or above 1e7, by
///   rounding); finite and high when only some do, so that a stuck chain is never hidden;
/// - infinite draws are ranked like others; where the median is infinite the draws' own R-hat stands alone.
package func rhat(_ chains: [[Double]]) -> Double {
    Summarizer(loading: chains).rhat
}

/// Rank-normalised split nested R-hat, of many short chains that start in few places: chains of one superchain
/// start in the same.
///
/// Margossian et al. 2024, doi:10.1214/24-BA1453, eq. 6-8, of both kinds of normal scores as for ``rhat(_:)``; arviz
/// `rhat_nested(method="rank")` (posterior does not split or rank it). At least 1, so with one chain in each superchain it is
/// not ``rhat(_:)``: it is then the root of 1 + B / W. NaN and infinite as for ``rhat(_:)``, and NaN where superchains
/// are not equally large.
///
/// - Parameter superchains: the number of each chain's superchain.
package func nestedRhat(_ chains: [[Double]], superchains: [Int]) -> Double {
    let sizes = Set(Dictionary(grouping: superchains) { $0 }.values.map(\.count))
    guard superchains.count == chains.count, sizes.count == 1 else { return .nan }
    return Summarizer(loading: chains).nestedRhat(superchains: superchains)
}

/// Local R-hat: the largest R-hat of "at most x" over all x, of half chains.
///
/// Moins, Arbel, Dutfoy and Girard 2023, doi:10.1214/23-BA1381: R-hat infinity. It sees chains that differ in any part of their
/// distribution, where ``rhat(_:)`` compares means and spreads. With B and W of ``rhat(_:)``, so that both are on one
/// scale. No package that we know computes it on all x; infinite when some x parts the chains, NaN as ``rhat(_:)``.
package func localRhat(_ chains: [[Double]]) -> Double {
    Summarizer(loading: chains).localRhat
}

extension Summarizer {
    /// For one element, all of it.
    init(loading chains: [[Double]]) {
        self.init(chains: chains.count, draws: chains.map(\.count).min() ?? 0)
        self.load(chains)
    }
}
