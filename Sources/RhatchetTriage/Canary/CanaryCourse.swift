package import RhatchetProtocol

/// A canary from its start to its verdict.
package struct CanaryCourse: Sendable, Equatable {
    /// Post-warmup draws of each chain that a trial takes at most: with four chains, shares are known to some percent.
    package static let draws = 100
    /// Warm-up draws of a trial that goes on from a metric and a step size, for the step size to be adapted to the new
    /// settings: as many as Stan takes for that before it looks at a metric (`init_buffer`).
    package static let tune = 75

    /// How far a trial has come.
    package enum Stage: Sendable, Equatable {
        case drawing
        case drawn(CanaryFigures)
        /// It has ended without its draws; in words how.
        case ended(String)
    }

    package struct Outcome: Sendable, Equatable {
        package var verdict: Canary
        package var reason: String
        package var trial: CanaryFigures?
    }

    package let before: CanaryFigures
    package let limit: TimeAmount

    package init(before: CanaryFigures, limit: TimeAmount) {
        self.before = before
        self.limit = limit
    }

    /// What it has come to; nil while it may go on.
    ///
    /// One that is not through in time says nothing, however it looks.
    package func outcome(_ stage: Stage, after elapsed: TimeAmount) -> Outcome? {
        switch stage {
        case .drawn(let trial):
            let verdict = CanaryJudge().compare(before: self.before, trial: trial)
            return Outcome(verdict: verdict, reason: self.before.compared(with: trial), trial: trial)
        case .ended(let how): return Outcome(verdict: .inconclusive, reason: how)
        case .drawing where elapsed >= self.limit:
            return Outcome(verdict: .inconclusive, reason: "it was not through in \(self.limit.milliseconds / 1000) s")
        case .drawing: return nil
        }
    }
}

extension CanaryFigures {
    /// `divergent 40/400 → 2/400, …`: what is known of both.
    func compared(with trial: CanaryFigures) -> String {
        var parts = [
            "divergent \(self.divergent)/\(self.transitions) → \(trial.divergent)/\(trial.transitions)",
            "trees at their limit \(self.saturated)/\(self.transitions) → \(trial.saturated)/\(trial.transitions)",
        ]
        if let before = self.leastBFMI, let after = trial.leastBFMI {
            parts.append("E-BFMI \(Self.short(before)) → \(Self.short(after))")
        }
        if let before = self.essPerGradient, let after = trial.essPerGradient {
            parts.append("ESS per 1000 gradients \(Self.short(1000 * before)) → \(Self.short(1000 * after))")
        }
        return parts.joined(separator: ", ")
    }

    /// Two places behind the point.
    private static func short(_ value: Double) -> String {
        guard abs(value) < 1e9 else { return "\(value)" }
        let hundredths = Int((value * 100).rounded())
        let (whole, part) = (abs(hundredths) / 100, abs(hundredths) % 100)
        return "\(hundredths < 0 ? "-" : "")\(whole).\(part < 10 ? "0" : "")\(part)"
    }
}
