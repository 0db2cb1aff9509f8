import RhatchetDiagnostics
import RhatchetProtocol

/// What the elements say: R-hat and effective draws; structural constants say nothing.
struct ElementReading: Equatable {
    let reasons: Set<ConvergenceReason>
    let concerns: [ParameterConcern]
    let worst: ParameterConcern?

    init(_ look: Look, elapsed: Duration, isFinal: Bool, thresholds: ConvergenceThresholds) {
        let rules = Rules(look: look, elapsed: elapsed, isFinal: isFinal, thresholds: thresholds)
        let all = look.parameters.filter { !$0.isConstant }.map(rules.concern)
        self.concerns = all.filter { !$0.reasons.isEmpty }
        self.reasons = Set(self.concerns.flatMap(\.reasons))
        self.worst = all.max { left, right in left.order < right.order }
    }

    /// The rules for one element at this look.
    private struct Rules {
        let thresholds: ConvergenceThresholds
        let isFinal: Bool
        let isLong: Bool
        let isDefined: Bool
        let leastESS: Double

        init(look: Look, elapsed: Duration, isFinal: Bool, thresholds: ConvergenceThresholds) {
            let drawing = look.chains.count { $0.isSummarized && $0.draws > 0 }
            self.thresholds = thresholds
            self.isFinal = isFinal
            self.isLong = elapsed >= thresholds.elapsedCritical
            self.isDefined = drawing >= 2 && look.draws >= thresholds.rhatDefinedFrom
            self.leastESS = thresholds.essPerChain * Double(drawing)
        }

        func concern(_ element: ParameterLook) -> ParameterConcern {
            let able = element.chainESS.count { $0 >= self.thresholds.countingESS }
            let counts = self.isFinal || able >= 2
            var reasons = [self.level(element.rhat, counts: counts)]
            // The 12 hours do not wait for effective draws of their own.
            if self.isLong, element.rhat > self.thresholds.policy.rhatWarning { reasons.append(.elapsedCritical) }
            if self.isFinal, min(element.essBulk, element.essTail) < self.leastESS { reasons.append(.lowESS) }
            let held = Set(reasons.compactMap(\.self))
            return ParameterConcern(
                element,
                counts: counts,
                reasons: ConvergenceReason.allCases.filter(held.contains)
            )
        }

        /// Strict comparisons, as the protocol asks; infinity (chains that each stand still) is no number either.
        private func level(_ rhat: Double, counts: Bool) -> ConvergenceReason? {
            guard rhat.isFinite else { return self.isDefined ? .samplingFailed : .tooEarly }
            guard counts else { return .tooEarly }
            if rhat > self.thresholds.policy.rhatCritical { return .rhatCritical }
            if rhat > self.thresholds.policy.rhatWarning { return .rhatWarning }
            return rhat > self.thresholds.policy.rhatNote ? .rhatNote : nil
        }
    }
}
