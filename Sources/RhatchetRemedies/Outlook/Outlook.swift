package import RhatchetProtocol
import RhatchetTriage

/// What a change of sampler parameters should be seen to do, and whether it was seen.
///
/// | change | should be seen |
/// |---|---|
/// | any | R-hat at most `rhat_warning` |
/// | `max_treedepth` raised | fewer trees at their limit, more ESS per draw |
/// | `target_accept` raised | fewer divergent transitions |
/// | `tune` raised; `init`, `metric`, `step_size`, `initvals` changed | more ESS per draw |
/// | `draws` raised | more ESS |
///
/// | number | value | source |
/// |---|---|---|
/// | `deviate` | 1.96 | shares: both 95 % intervals must lie apart |
/// | `factor` | 2 | as in `CanaryJudge`: ESS of short chains is known no better |
package struct Outlook: Sendable, Equatable {
    static let deviate = 1.96
    static let factor = 2.0

    package enum Quantity: String, Sendable, CaseIterable {
        case rhat, saturated, divergent, essPerDraw, ess
    }

    package enum Verdict: String, Sendable {
        case met
        case notMet = "not met"
        case cannotBeTold = "cannot be told"
    }

    /// In the order of `Quantity`, each once.
    package let quantities: [Quantity]
    /// The largest R-hat that is expected, included.
    package let rhat: Double

    /// - Parameter rhat: `rhat_warning` of the policy.
    package init(of changes: [Change], rhat: Double) {
        self.rhat = rhat
        let expected = Set(changes.flatMap(Self.quantities))
        self.quantities = Quantity.allCases.filter(expected.contains)
    }

    private static func quantities(_ change: Change) -> [Quantity] {
        switch SamplerArgument.canonical(change.parameter) {
        case "max_treedepth" where Self.isRaised(change): [.rhat, .saturated, .essPerDraw]
        case "target_accept" where Self.isRaised(change): [.rhat, .divergent]
        case "tune" where Self.isRaised(change): [.rhat, .essPerDraw]
        case "draws" where Self.isRaised(change): [.rhat, .ess]
        case "init", "metric", "step_size", "initvals": [.rhat, .essPerDraw]
        default: [.rhat]
        }
    }

    /// Where nothing was written before the default held, and nobody writes an argument to make it worse.
    private static func isRaised(_ change: Change) -> Bool {
        guard let to = change.to?.number else { return false }
        return change.from?.number.map { $0 < to } ?? true
    }

    /// - Parameters:
    ///   - before: figures that the fix was made for; nil where none are known.
    ///   - after: of the draws under the fix alone; nil where none are known.
    package func verdict(_ quantity: Quantity, before: OutlookFigures?, after: OutlookFigures?) -> Verdict {
        guard let after else { return .cannotBeTold }
        switch quantity {
        case .rhat: return after.rhat.map { $0 <= self.rhat ? .met : .notMet } ?? .cannotBeTold
        case .saturated: return Self.fewer(before, after, \.saturatedShare)
        case .divergent: return Self.fewer(before, after, \.divergentShare)
        case .essPerDraw:
            guard let old = before?.essPerDraw, let new = after.essPerDraw else { return .cannotBeTold }
            return new >= Self.factor * old ? .met : new <= old ? .notMet : .cannotBeTold
        case .ess:
            // Half the draws cannot hold more of them.
            guard let before, let old = before.ess, let new = after.ess, after.transitions >= before.transitions else {
                return .cannotBeTold
            }
            return new > old ? .met : .notMet
        }
    }

    private static func fewer(
        _ before: OutlookFigures?,
        _ after: OutlookFigures,
        _ share: KeyPath<OutlookFigures, Double?>
    ) -> Verdict {
        guard let before, let old = before[keyPath: share], let new = after[keyPath: share] else {
            return .cannotBeTold
        }
        let was = ShareInterval(before.count(old), of: before.transitions, deviate: Self.deviate)
        let now = ShareInterval(after.count(new), of: after.transitions, deviate: Self.deviate)
        if now.upper < was.lower { return .met }
        return old > 0 && new >= old ? .notMet : .cannotBeTold
    }
}

/// What an outlook is judged on.
package struct OutlookFigures: Sendable, Equatable {
    /// Post-warmup transitions of all chains.
    package var transitions: Int
    package var rhat: Double?
    /// Least bulk ESS.
    package var ess: Double?
    package var divergentShare: Double?
    package var saturatedShare: Double?

    package init(
        transitions: Int,
        rhat: Double? = nil,
        ess: Double? = nil,
        divergentShare: Double? = nil,
        saturatedShare: Double? = nil
    ) {
        self.transitions = transitions
        self.rhat = rhat
        self.ess = ess
        self.divergentShare = divergentShare
        self.saturatedShare = saturatedShare
    }

    package var essPerDraw: Double? { self.transitions > 0 ? self.ess.map { $0 / Double(self.transitions) } : nil }

    func count(_ share: Double) -> Int { Int((share * Double(self.transitions)).rounded()) }
}
