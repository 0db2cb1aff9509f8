package import RhatchetProtocol

/// Every number that a judgement of convergence compares with, in one place.
///
/// | threshold | value | source |
/// |---|---|---|
/// | `rhatNote`, `rhatWarning`, `rhatCritical`, `divergentCritical`, `elapsedCritical` | the policy's | PROTOCOL 3, 4 |
/// | `confirmChecks`, `confirmDraws(planned:)`, `verifyChecks` | the policy's | PROTOCOL 3, 4 |
/// | `countingESS` | 25 | PROTOCOL 3; below it healthy slow chains show R-hat > 1.3 (AR(0.98), 400 draws: 1.61) |
/// | `rhatDefinedFrom` | 8 | arviz-stats asks for 4 draws, posterior for 6, MCMCDiagnosticTools.jl for more than 8 in two halves |
/// | `stuckUnmoved` | 0.95 | ours: a Metropolis step tuned to accept 0.234 stays at 0.77; NUTS stays at about 0 |
/// | `failedUnmoved` | 0.99 | ours: "no chain moves" |
/// | `lowBFMI` | 0.3 | Betancourt 2016 (arXiv 1604.00695); arviz, cmdstanr, CmdStan `diagnose` |
/// | `saturatedWarning` | 0.05 | PyMC warns when more than 5 % of a chain's draws reach the largest depth |
/// | `falseShare` | 1e-5 | ours, over all parameters of a look: reference simulations with F tests, and `docs/detection.md` |
/// | `falseWarning` | 1e-3 | ours, the same for a warning |
/// | `divergentWarning` | 0.01 | ours: the lower end of a 99 % interval must exceed it (Wilson 1927); rarer ones are noted by `diagnose` |
/// | `patientDraws` | 350, or 0.175 of the plan | ours: seven tenths of the draws in which a sick run must be called |
/// | `essPerChain` | 100 | Vehtari et al. 2021, doi:10.1214/20-BA1221, section 4; Stan's and PyMC's warnings |
package struct ConvergenceThresholds: Sendable, Equatable {
    package var policy: Policy
    /// Effective draws of its own that two chains must hold before an element's R-hat counts.
    package var countingESS = 25.0
    /// Draws per chain from which R-hat must be a number.
    package var rhatDefinedFrom = 8
    /// Share of unmoved transitions above which a chain is stuck.
    package var stuckUnmoved = 0.95
    /// Share of unmoved transitions that every chain must exceed for a complete sampling failure.
    package var failedUnmoved = 0.99
    package var lowBFMI = 0.3
    /// Share of a chain's trees at the largest depth above which it is a sign.
    package var saturatedWarning = 0.05
    /// Effective draws per chain, in bulk and tails, that final draws must hold.
    package var essPerChain = 100.0

    /// Probability that chains which agree are called far apart, or ones that stay called travelling, at one look.
    package var falseShare = 1e-5
    /// The same for a warning, which nobody is woken for.
    package var falseWarning = 1e-3
    /// Share of divergent transitions that is a finding.
    package var divergentWarning = 0.01
    /// The standard normal deviate of the interval around a share: 99 % one-sided.
    package var shareDeviate = 2.326

    /// Draws per chain for which a warning waits at least.
    package var patientDraws = 350
    /// Share of the plan for which it waits, where that is more.
    package var patientShare = 0.175

    package init(_ policy: Policy = Policy()) {
        self.policy = policy
    }

    /// Draws per chain up to which a warning waits: a share of the plan, and not before `patientDraws`.
    func patience(planned: Int?) -> Int { max(self.patientDraws, Int(Double(planned ?? 0) * self.patientShare)) }

    /// New post-warmup draws of every chain that a check needs.
    ///
    /// Without a known plan the most that any plan asks for.
    package func confirmDraws(planned: Int?) -> Int {
        max(1, self.policy.confirmDraws(planned: planned ?? .max))
    }

    var elapsedCritical: Duration { .milliseconds(self.policy.elapsedCritical.milliseconds) }
}
