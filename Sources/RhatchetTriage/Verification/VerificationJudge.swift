package import RhatchetDiagnostics
package import RhatchetProtocol

/// Judges, after a fix, whether the finding stays away (PROTOCOL section 5, step 9; section 14, Findings).
///
/// The looks are those of the new segment alone. At a check, with the same spacing as any other:
///
/// - the finding has **returned** when a confirmed one is at least as severe as the one that opened the incident;
/// - it is **away** when there is none as severe, every element counts, and no counting R-hat is above `rhat_warning`;
/// - anything else (too early, critical but not confirmed, R-hat still above `rhat_warning` after a critical finding)
///   decides nothing and starts the count of good checks anew.
///
/// It passes after `verify_checks` good checks in a row. A completed training is decided on its final draws: passed when
/// the finding is away, else failed. The first decision stays.
package struct VerificationJudge: Sendable, Equatable {
    /// The severity that opened the incident.
    package let opened: Severity
    private let needed: Int
    private var judge: ConvergenceJudge
    private var made = 0
    private var good = 0
    private var outcome = VerificationOutcome.undecided

    package init(opened: Severity, thresholds: ConvergenceThresholds) {
        self.opened = opened
        self.needed = thresholds.policy.verifyChecks
        self.judge = ConvergenceJudge(thresholds: thresholds)
    }

    package init(opened: Severity, policy: Policy) {
        self.init(opened: opened, thresholds: ConvergenceThresholds(policy))
    }

    /// Judges a look at the segment that the fix started; `elapsed` is that segment's sampling time.
    package mutating func judge(_ look: Look, elapsed: Duration) -> VerificationVerdict {
        let verdict = self.judge.judge(look, elapsed: elapsed)
        if verdict.count.made > self.made {
            self.made = verdict.count.made
            self.take(verdict)
        }
        return VerificationVerdict(outcome: self.outcome, good: self.good, needed: self.needed, convergence: verdict)
    }

    private mutating func take(_ verdict: ConvergenceVerdict) {
        guard self.outcome == .undecided else { return }
        self.good = self.isAway(verdict) ? self.good + 1 : 0
        if self.hasReturned(verdict) {
            self.outcome = .failed
        } else if verdict.isFinal {
            self.outcome = self.good > 0 ? .passed : .failed
        } else if self.good >= self.needed {
            self.outcome = .passed
        }
    }

    private func hasReturned(_ verdict: ConvergenceVerdict) -> Bool {
        verdict.isConfirmed && verdict.state >= self.openedState
    }

    private func isAway(_ verdict: ConvergenceVerdict) -> Bool {
        verdict.state < self.openedState && verdict.tooEarly == 0 && !verdict.reasons.contains(.rhatWarning)
    }

    private var openedState: ConvergenceState { self.opened == .critical ? .critical : .warning }
}
