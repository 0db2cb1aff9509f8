package import RhatchetDiagnostics

/// What a finished training is hoped to reach: information for the view, no state of the protocol.
package struct ConvergenceTarget: Sendable, Codable, Equatable {
    /// Largest R-hat, included (Vehtari and others 2021, section 4).
    package var rhat: Double
    /// Least effective draws in bulk and tails, included (the same).
    package var ess: Double

    package init(rhat: Double = 1.01, ess: Double = 400) {
        self.rhat = rhat
        self.ess = ess
    }

    /// How far a look is from the target; structural constants have no part in it.
    package func progress(_ look: Look) -> TargetProgress {
        let elements = look.parameters.filter { !$0.isConstant }
        let unmet = elements.filter { !self.isMet(by: $0) }
        let rhats = elements.map(\.rhat)
        let draws = elements.flatMap { [$0.essBulk, $0.essTail] }.filter(\.isFinite)
        return TargetProgress(
            worstRhat: rhats.contains { !$0.isFinite } ? nil : rhats.max(),
            leastESS: draws.min(),
            unmet: unmet.map(\.name),
            isMet: unmet.isEmpty && !elements.isEmpty
        )
    }

    private func isMet(by element: ParameterLook) -> Bool {
        element.rhat <= self.rhat && element.essBulk >= self.ess && element.essTail >= self.ess
    }
}
