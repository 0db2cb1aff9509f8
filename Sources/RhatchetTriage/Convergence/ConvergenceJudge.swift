package import RhatchetDiagnostics
package import RhatchetProtocol

/// Judges the looks at one segment of a training, one after the other (PROTOCOL section 3).
///
/// A finding is confirmed when it held at `confirm_checks` consecutive checks. A check is a look with enough new
/// draws (`CheckOccasion`); every other look gets the last verdict again. Four decisions where the protocol is brief:
///
/// - The counter of a level counts checks at that level *or worse*. A check at which the level does not hold resets
///   it. So a training that swings between `warning` and `critical` is confirmed as `warning`.
/// - A complete sampling failure confirms by itself, at the check that sees it; a lone chain is enough for that.
/// - When every planned chain is complete there is nothing later to wait for: the final draws are the whole truth, so
///   a finding on them is confirmed at once if there are two chains, the rule of 25 effective draws no longer
///   applies, and low ESS is judged too.
/// - A warning waits for `patience` draws per chain, or for completion: cut trees and a low E-BFMI show before R-hat may
///   speak, a slow start looks like a warning, and an incident opened for either would stand in the way of the
///   emergency that is coming. A chain that was stuck at the check before, too, does not wait. This is more than the
///   protocol's least, which it allows.
///
/// Make a new judge for every segment: draws from before and after a fix are never counted together.
package struct ConvergenceJudge: Sendable, Equatable {
    package let thresholds: ConvergenceThresholds
    /// What the evidence names as its file: the draws that are judged.
    package let source: String
    /// The verdict of the last check; before the first one nil.
    package private(set) var last: ConvergenceVerdict?

    private var seen: [Int: ChainLook] = [:]
    private var criticalRun = 0
    private var findingRun = 0
    private var checks = 0

    package init(thresholds: ConvergenceThresholds, source: String = "draws") {
        self.thresholds = thresholds
        self.source = source
    }

    package init(policy: Policy, source: String = "draws") {
        self.init(thresholds: ConvergenceThresholds(policy), source: source)
    }

    /// Judges a look; `elapsed` is the sampling time of this segment, pauses left out.
    ///
    /// After the judgement of the final draws every further look gets that verdict again.
    package mutating func judge(_ look: Look, elapsed: Duration) -> ConvergenceVerdict {
        if let last = self.last, last.isFinal { return last }
        let spacing = self.thresholds.confirmDraws(planned: look.plannedDraws)
        let occasion = CheckOccasion(look: look, seen: self.seen, spacing: spacing)
        let reading = ConvergenceReading(
            look,
            earlier: occasion == .final ? [:] : self.seen,
            elapsed: elapsed,
            isFinal: occasion == .final,
            thresholds: self.thresholds
        )
        switch occasion {
        case .none: return self.last ?? self.waiting(look, reading, elapsed)
        case .lone where !reading.reasons.contains(.samplingFailed):
            return self.last ?? self.waiting(look, reading, elapsed)
        case .lone, .check, .final: return self.check(look, reading, elapsed)
        }
    }

    private mutating func check(_ look: Look, _ reading: ConvergenceReading, _ elapsed: Duration) -> ConvergenceVerdict
    {
        let state = reading.state
        self.checks += 1
        self.criticalRun = state == .critical ? self.criticalRun + 1 : 0
        self.findingRun = state.isFinding ? self.findingRun + 1 : 0
        self.seen = Dictionary(look.chains.map { ($0.chain, $0) }) { $1 }
        var verdict = ConvergenceVerdict(
            look,
            reading,
            state: state,
            count: CheckCount(
                made: self.checks,
                held: state == .critical ? self.criticalRun : self.findingRun,
                needed: self.thresholds.policy.confirmChecks
            ),
            isConfirmed: self.isConfirmed(state, look, reading),
            elapsed: elapsed
        )
        verdict.finding = verdict.makeFinding(reading: reading, source: self.source)
        self.last = verdict
        return verdict
    }

    private func isConfirmed(_ state: ConvergenceState, _ look: Look, _ reading: ConvergenceReading) -> Bool {
        guard state.isFinding else { return false }
        if reading.reasons.contains(.samplingFailed) { return true }
        if look.isComplete { return look.chains.count { $0.draws > 0 } >= 2 }
        guard state == .critical || !self.waits(look, reading) else { return false }
        return (state == .critical ? self.criticalRun : self.findingRun) >= self.thresholds.policy.confirmChecks
    }

    private func waits(_ look: Look, _ reading: ConvergenceReading) -> Bool {
        let isStuck = reading.stuck.contains { self.last?.stuck.contains($0) ?? false }
        return !isStuck && look.draws < self.thresholds.patience(planned: look.plannedDraws)
    }

    /// Before the first check: what can be shown already, and no judgement.
    private func waiting(_ look: Look, _ reading: ConvergenceReading, _ elapsed: Duration) -> ConvergenceVerdict {
        ConvergenceVerdict(
            look,
            reading,
            state: .tooEarly,
            count: CheckCount(made: 0, held: 0, needed: self.thresholds.policy.confirmChecks),
            isConfirmed: false,
            elapsed: elapsed
        )
    }
}
