import RhatchetDiagnostics

/// A figure of a look that a stop rule can bound.
package enum StopStatistic: String, Sendable, Codable, CaseIterable {
    /// Rank-normalised split R-hat, the larger of bulk and folded; of all elements the largest.
    case rhat
    /// Effective draws in the bulk; of all elements the least.
    case essBulk = "ess_bulk"
    /// Effective draws in the tails; of all elements the least.
    case essTail = "ess_tail"
    /// Post-warm-up draws of every chain.
    case draws

    /// Whether it is good when it is small.
    var isBoundedFromAbove: Bool { self == .rhat }

    /// What `element` has of it; NaN where it is not defined.
    func value(of element: ParameterLook) -> Double {
        switch self {
        case .rhat: element.rhat
        case .essBulk: element.essBulk
        case .essTail: element.essTail
        case .draws: .nan
        }
    }
}
