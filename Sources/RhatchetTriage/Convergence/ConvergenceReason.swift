/// One criterion of PROTOCOL section 3 that holds at a look.
///
/// The order of the cases is the order of reports.
package enum ConvergenceReason: String, Sendable, Codable, CaseIterable {
    /// No chain moves, or R-hat is not a number for an element that should have one.
    case samplingFailed = "sampling_failed"
    /// R-hat above `rhat_critical`.
    case rhatCritical = "rhat_critical"
    /// More than `divergent_critical` of the post-warmup transitions diverged.
    case divergentCritical = "divergent_critical"
    /// `elapsed_critical` of sampling or more, and still R-hat above `rhat_warning`.
    case elapsedCritical = "elapsed_critical"
    /// R-hat above `rhat_warning`, up to `rhat_critical`.
    case rhatWarning = "rhat_warning"
    /// More than `divergentWarning` of the post-warmup transitions diverged, beyond what chance explains.
    case divergentWarning = "divergent_warning"
    /// A chain that does not mix and has a trend: it is still on its way.
    case drift
    /// A chain whose transitions nearly all do not move.
    case stuckChain = "stuck_chain"
    /// E-BFMI of a chain below `lowBFMI`.
    case lowBFMI = "low_bfmi"
    /// More of a chain's trees than `saturatedWarning` were cut at the largest depth.
    case treeDepth = "tree_depth"
    /// Too few effective draws of an element, judged on final draws only.
    case lowESS = "low_ess"
    /// R-hat above `rhat_note`, up to `rhat_warning`.
    case rhatNote = "rhat_note"
    /// The element's R-hat does not count yet.
    case tooEarly = "too_early"

    /// The state that this criterion alone would give.
    package var state: ConvergenceState {
        switch self {
        case .samplingFailed, .rhatCritical, .divergentCritical, .elapsedCritical: .critical
        case .rhatWarning, .divergentWarning, .drift, .stuckChain, .lowBFMI, .treeDepth, .lowESS: .warning
        case .rhatNote: .noted
        case .tooEarly: .tooEarly
        }
    }
}
