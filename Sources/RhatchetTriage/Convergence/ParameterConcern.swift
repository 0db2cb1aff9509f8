package import RhatchetDiagnostics

/// One element of one variable that is worth showing, and why.
package struct ParameterConcern: Sendable, Equatable {
    /// Name as ArviZ shows it.
    package var name: String
    /// Rank-normalised split R-hat; not finite when sampling failed for this element.
    package var rhat: Double
    package var essBulk: Double
    package var essTail: Double
    /// Whether its R-hat counts: two chains hold enough effective draws of their own, or the draws are final.
    package var counts: Bool
    /// Which criteria it meets, in order of the cases.
    package var reasons: [ConvergenceReason]

    package init(_ look: ParameterLook, counts: Bool, reasons: [ConvergenceReason]) {
        self.name = look.name
        self.rhat = look.rhat
        self.essBulk = look.essBulk
        self.essTail = look.essTail
        self.counts = counts
        self.reasons = reasons
    }

    /// Worst first: by state, then by R-hat (one that is not a number is the worst), then by effective draws.
    static func isWorse(_ left: Self, _ right: Self) -> Bool {
        let states = (left.state, right.state)
        if states.0 != states.1 { return states.0 > states.1 }
        let rhats = (left.order, right.order)
        if rhats.0 != rhats.1 { return rhats.0 > rhats.1 }
        return min(left.essBulk, left.essTail) < min(right.essBulk, right.essTail)
    }

    private var state: ConvergenceState { self.reasons.map(\.state).max() ?? .healthy }
    /// R-hat to sort by: one that is not a number is the worst.
    var order: Double { self.rhat.isNaN ? .infinity : self.rhat }
}
