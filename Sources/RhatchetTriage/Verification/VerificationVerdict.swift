/// How a verification stands.
package enum VerificationOutcome: String, Sendable, Codable {
    case undecided
    case passed
    case failed
}

/// What a verification says after a look.
package struct VerificationVerdict: Sendable, Equatable {
    package var outcome: VerificationOutcome
    /// Good checks in a row so far.
    package var good: Int
    /// Good checks in a row that pass.
    package var needed: Int
    /// The judgement of the look itself.
    package var convergence: ConvergenceVerdict

    package init(outcome: VerificationOutcome, good: Int, needed: Int, convergence: ConvergenceVerdict) {
        self.outcome = outcome
        self.good = good
        self.needed = needed
        self.convergence = convergence
    }
}
