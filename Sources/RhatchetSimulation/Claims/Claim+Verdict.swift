extension Claim {
    package enum Verdict: String, Sendable, Hashable, CaseIterable {
        case holds
        case inPart = "holds in part"
        case fails = "does not hold"
        /// The interval reaches over the border: more nights would tell.
        case undecided = "not decided by these nights"
        /// Nothing happened here that the claim is about.
        case notMet = "not met here"

        /// Whether a number is at most `limit`, by its whole interval.
        package init(_ estimate: Estimate, atMost limit: Double) {
            if estimate.value.isNaN || estimate.high.isNaN {
                self = .notMet
            } else if estimate.high <= limit {
                self = .holds
            } else {
                self = estimate.low > limit ? .fails : .undecided
            }
        }

        package init(_ estimate: Estimate, atLeast limit: Double) {
            self.init(Estimate(-estimate.value, -estimate.high, -estimate.low), atMost: -limit)
        }

        /// Whether a number is below zero, by its whole interval.
        package init(isBelowZero estimate: Estimate) {
            self.init(estimate, atMost: -.leastNonzeroMagnitude)
        }

        package init(_ holds: Bool) { self = holds ? .holds : .fails }

        /// Of a claim that says several things at once.
        package init(all parts: [Verdict]) {
            let met = Set(parts).subtracting([.notMet])
            switch met.count {
            case 0: self = .notMet
            case 1: self = met.first ?? .notMet
            default:
                self =
                    met.isDisjoint(with: [.fails, .inPart]) || met.isDisjoint(with: [.holds, .inPart])
                    ? .undecided : .inPart
            }
        }
    }
}
