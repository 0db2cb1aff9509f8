package import RhatchetDiagnostics

/// The numbers of a variable, in the order in which they are shown.
package enum DiagnosisColumn: String, Sendable, CaseIterable {
    case mean, sd
    case mcseMean = "mcse_mean"
    case mcseSD = "mcse_sd"
    case q5, median, q95
    case essBulk = "ess_bulk"
    case essTail = "ess_tail"
    case rhat

    /// NaN where a number is not defined; of a constant neither its effective draws nor its R-hat are.
    package func value(_ digest: Digest) -> Double {
        switch self {
        case .mean: digest.mean
        case .sd: digest.sd
        case .mcseMean: digest.mcseMean
        case .mcseSD: digest.mcseSD
        case .q5: digest.q5
        case .median: digest.median
        case .q95: digest.q95
        case .essBulk: digest.isConstant ? .nan : digest.essBulk
        case .essTail: digest.isConstant ? .nan : digest.essTail
        case .rhat: digest.isConstant ? .nan : digest.rhat
        }
    }
}
