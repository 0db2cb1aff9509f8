import RhatchetDiagnostics
package import RhatchetProtocol

/// What the judge says after a look.
package struct ConvergenceVerdict: Sendable, Equatable {
    /// As of the last check; `too_early` before the first.
    package var state: ConvergenceState
    /// Whether the watch reports it: only confirmed findings are reported (PROTOCOL 3).
    package var isConfirmed: Bool
    /// Whether it was made on the final draws of a training that completed.
    package var isFinal: Bool
    package var count: CheckCount
    /// The finding for the protocol; nil when the state is none.
    ///
    /// `checks` is nil where the final draws confirm.
    package var finding: Finding?
    /// Every criterion that holds, in order of the cases.
    package var reasons: [ConvergenceReason]
    /// The element with the largest R-hat, whether it counts or not.
    package var worst: ParameterConcern?
    /// Post-warmup draws of every chain that the R-hat was computed from.
    package var draws: Int
    /// Elements that meet a criterion or do not count yet, worst first, at most `listed`.
    package var concerns: [ParameterConcern]
    /// How many elements meet a criterion, those that are only too early left out.
    package var concerned: Int
    /// How many elements do not count yet.
    package var tooEarly: Int
    /// Numbers of the chains that do not move.
    package var stuck: [Int]
    /// Divergent share of the post-warmup transitions of all chains, 0…1.
    package var divergent: Double?
    /// Sampling time of the segment when it was judged.
    package var elapsed: Duration

    /// The most elements that a verdict lists.
    package static let listed = 10

    /// How bad the finding is; nil when there is none.
    package var severity: Severity? {
        switch self.state {
        case .critical: .critical
        case .warning: .warning
        case .tooEarly, .healthy, .noted: nil
        }
    }

    init(
        _ look: Look,
        _ reading: ConvergenceReading,
        state: ConvergenceState,
        count: CheckCount,
        isConfirmed: Bool,
        elapsed: Duration
    ) {
        self.state = state
        self.isConfirmed = isConfirmed
        self.isFinal = look.isComplete
        self.count = count
        self.reasons = reading.reasons
        self.worst = reading.worst
        self.draws = look.draws
        self.concerns = Array(reading.concerns.prefix(Self.listed))
        self.concerned = reading.concerns.count { $0.reasons != [.tooEarly] }
        self.tooEarly = reading.concerns.count { !$0.counts }
        self.stuck = reading.stuck
        self.divergent = reading.divergent
        self.elapsed = elapsed
        self.finding = nil
    }
}
