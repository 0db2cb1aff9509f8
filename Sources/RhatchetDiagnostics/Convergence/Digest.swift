/// One element's row of a summary table; every number over all chains, NaN where it is not defined.
package struct Digest: Sendable {
    /// See ``mean(_:)``.
    package var mean: Double
    /// See ``sd(_:)``.
    package var sd: Double
    /// See ``mcseMean(_:)``.
    package var mcseMean: Double
    /// See ``mcseSD(_:)``.
    package var mcseSD: Double
    /// The 5 % quantile; see ``quantile(_:probability:)``.
    package var q5: Double
    /// See ``median(_:)``.
    package var median: Double
    /// The 95 % quantile; see ``quantile(_:probability:)``.
    package var q95: Double
    /// See ``essBulk(_:)``.
    package var essBulk: Double
    /// See ``essTail(_:)``.
    package var essTail: Double
    /// See ``rhat(_:)``.
    package var rhat: Double
    /// All draws of all chains are equal, and a number: to be shown as `constant`, not as a finding.
    package var isConstant: Bool
}

extension Summarizer {
    /// The element that was loaded, in full.
    package mutating func digest() -> Digest {
        let convergence = self.convergence()
        let errors = self.standardErrors()
        return Digest(
            mean: self.mean,
            sd: errors.sd,
            mcseMean: errors.ofMean,
            mcseSD: errors.ofSD,
            q5: self.quantile(0.05),
            median: self.median,
            q95: self.quantile(0.95),
            essBulk: convergence.essBulk,
            essTail: convergence.essTail,
            rhat: convergence.rhat,
            isConstant: self.isConstant
        )
    }
}
