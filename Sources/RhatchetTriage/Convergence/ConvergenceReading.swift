import RhatchetDiagnostics

/// What holds at one look, taken for itself: PROTOCOL section 3 without any memory of earlier checks.
struct ConvergenceReading: Equatable {
    /// Everything that holds, in order of the cases, each once.
    let reasons: [ConvergenceReason]
    /// Elements that meet a criterion or do not count yet, worst first.
    let concerns: [ParameterConcern]
    /// The element with the largest R-hat of all that are not constant.
    let worst: ParameterConcern?
    /// Divergent share of the post-warmup transitions of all chains, 0…1; nil without a transition.
    let divergent: Double?
    /// Numbers of the chains that do not move, in order of `Look.chains`.
    let stuck: [Int]

    /// Reads a look; `earlier` holds the chains as the last check saw them, by number.
    init(
        _ look: Look,
        earlier: [Int: ChainLook],
        elapsed: Duration,
        isFinal: Bool,
        thresholds: ConvergenceThresholds
    ) {
        let chains = ChainReading(look, earlier: earlier, thresholds: thresholds)
        let elements = ElementReading(look, elapsed: elapsed, isFinal: isFinal, thresholds: thresholds)
        let held = Set(chains.reasons).union(elements.reasons)
        self.reasons = ConvergenceReason.allCases.filter(held.contains)
        self.concerns = elements.concerns.sorted(by: ParameterConcern.isWorse)
        self.worst = elements.worst
        self.divergent = chains.divergent
        self.stuck = chains.stuck
    }

    /// The worst finding; else `too_early` while an element does not count; else the note, or health.
    var state: ConvergenceState {
        let worst = self.reasons.map(\.state).max() ?? .healthy
        if worst.isFinding { return worst }
        return self.reasons.contains(.tooEarly) ? .tooEarly : worst
    }
}
