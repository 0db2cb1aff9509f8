import RhatchetDiagnostics
import RhatchetProtocol

/// What the elements say: R-hat and effective draws; structural constants say nothing.
struct ElementReading: Equatable {
    let reasons: Set<ConvergenceReason>
    let concerns: [ParameterConcern]
    let worst: ParameterConcern?

    init(_ look: Look, elapsed: Duration, isFinal: Bool, thresholds: ConvergenceThresholds) {
        let varying = look.parameters.filter { !$0.isConstant }
        let rules = Rules(look, trials: varying.count, elapsed: elapsed, isFinal: isFinal, thresholds: thresholds)
        let all = varying.map(rules.concern)
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
        let farApart: Double
        let apart: Double
        let travelling: Double

        init(_ look: Look, trials: Int, elapsed: Duration, isFinal: Bool, thresholds: ConvergenceThresholds) {
            let drawing = look.chains.count { $0.isSummarized && $0.draws > 0 }
            self.thresholds = thresholds
            self.isFinal = isFinal
            self.isLong = elapsed >= thresholds.elapsedCritical
            self.isDefined = drawing >= 2 && look.draws >= thresholds.rhatDefinedFrom
            self.leastESS = thresholds.essPerChain * Double(drawing)
            self.farApart = Separation.limit(thresholds.falseShare, trials: trials)
            self.apart = Separation.limit(thresholds.falseWarning, trials: trials)
            self.travelling = Separation.limit(thresholds.falseShare, trials: trials * max(1, drawing))
        }

        func concern(_ element: ParameterLook) -> ParameterConcern {
            let counts = self.counts(element)
            var reasons = [self.level(element, counts: counts), self.drift(element, counts: counts)]
            // The 12 hours do not wait for effective draws of their own.
            if self.isLong, element.rhat > self.thresholds.policy.rhatWarning { reasons.append(.elapsedCritical) }
            if self.isFinal, !counts || min(element.essBulk, element.essTail) < self.leastESS {
                reasons.append(.lowESS)
            }
            let held = Set(reasons.compactMap(\.self))
            return ParameterConcern(
                element,
                counts: counts,
                reasons: ConvergenceReason.allCases.filter(held.contains)
            )
        }

        /// Enough effective draws, and not an R-hat that slow chains explain; final draws are all there will be, so that
        /// what slow chains explain is no emergency and still a warning.
        private func counts(_ element: ParameterLook) -> Bool {
            guard element.rhat.isFinite else { return self.isFinal }
            let able = element.chainESS.count { $0 >= self.thresholds.countingESS }
            let policy = self.thresholds.policy
            guard element.rhat > policy.rhatWarning else { return self.isFinal || able >= 2 }
            let isCritical = element.rhat > policy.rhatCritical
            if self.isFinal, !isCritical { return true }
            let deviate = Separation.deviate(rhat: element.rhat, chainESS: element.chainESS)
            return (self.isFinal || able >= 2) && deviate > (isCritical ? self.farApart : self.apart)
        }

        /// High enough for an emergency, and clear enough for a warning only: it is one without its R-hat.
        private func isFairlyApart(_ element: ParameterLook) -> Bool {
            guard element.rhat > self.thresholds.policy.rhatCritical else { return false }
            let able = element.chainESS.count { $0 >= self.thresholds.countingESS }
            return able >= 2 && Separation.deviate(rhat: element.rhat, chainESS: element.chainESS) > self.apart
        }

        /// Strict comparisons, as the protocol asks; infinity (chains that each stand still) is no number either.
        private func level(_ element: ParameterLook, counts: Bool) -> ConvergenceReason? {
            guard element.rhat.isFinite else { return self.isDefined ? .samplingFailed : .tooEarly }
            guard counts else { return self.isFinal || self.isFairlyApart(element) ? .rhatWarning : .tooEarly }
            if element.rhat > self.thresholds.policy.rhatCritical { return .rhatCritical }
            if element.rhat > self.thresholds.policy.rhatWarning { return .rhatWarning }
            return element.rhat > self.thresholds.policy.rhatNote ? .rhatNote : nil
        }

        /// Chains that travel never hold enough effective draws for their R-hat to count.
        private func drift(_ element: ParameterLook, counts: Bool) -> ConvergenceReason? {
            guard !counts, element.rhat > self.thresholds.policy.rhatWarning else { return nil }
            return (element.trend ?? 0) > self.travelling ? .drift : nil
        }
    }
}
