/// How a training stands at a check, in rising order.
package enum ConvergenceState: String, Sendable, Codable, CaseIterable, Comparable {
    /// Nothing bad is known, and at least one element cannot be judged yet.
    case tooEarly = "too_early"
    /// Every element counts, and none is worth a word.
    case healthy
    /// The worst R-hat lies between `rhat_note` and `rhat_warning`: a note on the status page, no finding.
    case noted
    /// A finding for the standard protocol.
    case warning
    /// A finding that may become an emergency.
    case critical

    /// Whether this state is a finding at all.
    package var isFinding: Bool { self >= .warning }

    package static func < (left: Self, right: Self) -> Bool { left.rank < right.rank }

    private var rank: Int {
        switch self {
        case .tooEarly: 0
        case .healthy: 1
        case .noted: 2
        case .warning: 3
        case .critical: 4
        }
    }
}
