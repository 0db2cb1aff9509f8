package import RhatchetProtocol

/// Whether a short trial with new parameters does better than what ran before it (PROTOCOL 6, step 3).
///
/// Not on R-hat, which is noise after so few draws. Worse in one point is worse; better in one and worse in none is better;
/// else nothing can be said.
///
/// | number | value | source |
/// |---|---|---|
/// | `least` | 100 transitions | PyMC judges from 100 draws on |
/// | `deviate` | 2.326 | both 99 % intervals must lie apart |
/// | `lowBFMI` | 0.3 | Betancourt 2016 (arXiv 1604.00695) |
/// | `spread` | 1.5 | ours: the E-BFMI of a hundred draws scatters by a quarter, and the worst chain's is taken |
/// | `better` | 2 | ours: in 2 chains of 100 draws the least ESS of 3 to 50 parameters is never twice what it should be |
/// | `worse` | 3 | ours: below a third in 1 % of them, below half in 18 % (AR(-0.3) to AR(0.6), nothing changed) |
package struct CanaryJudge: Sendable {
    static let least = 100
    static let deviate = 2.326
    static let lowBFMI = 0.3
    static let spread = 1.5
    static let better = 2.0
    static let worse = 3.0

    package init() {}

    package func compare(before: CanaryFigures, trial: CanaryFigures) -> Canary {
        guard min(before.transitions, trial.transitions) >= Self.least else { return .inconclusive }
        let points = [
            self.shares(before.divergent, before.transitions, trial.divergent, trial.transitions),
            self.shares(before.saturated, before.transitions, trial.saturated, trial.transitions),
            self.energies(before.leastBFMI, trial.leastBFMI),
            self.rates(before.essPerGradient, trial.essPerGradient),
        ]
        if points.contains(.worse) { return .worse }
        return points.contains(.better) ? .better : .inconclusive
    }

    private func shares(_ before: Int, _ of: Int, _ trial: Int, _ count: Int) -> Canary {
        let old = ShareInterval(before, of: of, deviate: Self.deviate)
        let new = ShareInterval(trial, of: count, deviate: Self.deviate)
        if new.upper < old.lower { return .better }
        return new.lower > old.upper ? .worse : .inconclusive
    }

    private func energies(_ before: Double?, _ trial: Double?) -> Canary {
        guard let before, let trial, (before < Self.lowBFMI) != (trial < Self.lowBFMI) else { return .inconclusive }
        guard max(before, trial) > Self.spread * min(before, trial) else { return .inconclusive }
        return trial < before ? .worse : .better
    }

    private func rates(_ before: Double?, _ trial: Double?) -> Canary {
        guard let before, let trial else { return .inconclusive }
        if trial > Self.better * before { return .better }
        return trial * Self.worse < before ? .worse : .inconclusive
    }
}
