import RhatchetDiagnostics
package import RhatchetTriage

/// In which order variables are shown.
package enum DiagnosisOrder: String, Sendable, CaseIterable {
    /// As the draws have them.
    case draws
    case name
    /// The largest first.
    case rhat, sd
    case mcseMean = "mcse_mean"
    /// The smallest first.
    case essBulk = "ess_bulk"
    case essTail = "ess_tail"

    /// Constants and what is not defined come last, in the draws' order.
    package func sorted(_ elements: [SampleElement]) -> [SampleElement] {
        switch self {
        case .draws: elements
        case .name: elements.sorted { $0.name < $1.name }
        case .rhat: Self.sorted(elements) { -DiagnosisColumn.rhat.value($0.digest) }
        case .sd: Self.sorted(elements) { -$0.digest.sd }
        case .mcseMean: Self.sorted(elements) { -$0.digest.mcseMean }
        case .essBulk: Self.sorted(elements) { DiagnosisColumn.essBulk.value($0.digest) }
        case .essTail: Self.sorted(elements) { DiagnosisColumn.essTail.value($0.digest) }
        }
    }

    private static func sorted(_ elements: [SampleElement], by key: (SampleElement) -> Double) -> [SampleElement] {
        let keyed = elements.enumerated().map { (place: $0, key: key($1), element: $1) }
        let known = keyed.filter { !$0.key.isNaN }.sorted { ($0.key, $0.place) < ($1.key, $1.place) }
        return (known + keyed.filter(\.key.isNaN)).map(\.element)
    }
}
