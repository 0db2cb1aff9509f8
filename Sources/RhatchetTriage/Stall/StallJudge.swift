/// Whether a chain that has drawn has stopped drawing (PROTOCOL 3: stalled, `unknown`, never kills).
///
/// A chain is measured by itself: silent for three times the 99th percentile of its own steps, and for at least 10 s. A step
/// is the time between two moments at which it was seen to have new draws, so that draws which come in blocks count as one. A
/// chain that never drew is not known to be able to: nothing is said of it. Only watched time counts: a watch that was
/// stopped, or a machine that slept, is no silence of the chain's.
///
/// | number | value | source |
/// |---|---|---|
/// | `factor`, `percentile`, `least` | 3, 0.99, 10 s | issue 6 of this project |
/// | `steps` | 20 | ours: fewer say nothing of a 99th percentile |
/// | `kept` | 1000 | ours: ten beyond the percentile, and the tuning's are forgotten |
/// | `watched` | 2 s | ours: eight times the watch's own step |
package struct StallJudge: Sendable, Equatable {
    static let factor = 3.0
    static let percentile = 0.99
    static let least = 10.0
    static let steps = 20
    static let kept = 1000
    static let watched = 2.0

    private var draws = 0
    private var silent = 0.0
    private var seenAt: Double?
    private var gaps: [Double] = []

    package init() {}

    /// - Parameters:
    ///   - draws: recorded so far, tuning included.
    ///   - now: seconds on a clock that never steps.
    ///   - isRunning: false while the process is stopped or held; that time is left out.
    package mutating func observe(draws: Int, at now: Double, isRunning: Bool) {
        let passed = now - (self.seenAt ?? now)
        self.seenAt = now
        // The first draws come after a time in which other things are done.
        if draws != self.draws {
            if self.draws > 0 { self.note(self.silent + min(passed, Self.watched)) }
            (self.draws, self.silent) = (draws, 0)
        } else if isRunning {
            self.silent += min(passed, Self.watched)
        }
    }

    private mutating func note(_ gap: Double) {
        if self.gaps.count == Self.kept { self.gaps.removeFirst() }
        self.gaps.append(gap)
    }

    /// Seconds of silence from which the chain has stalled; nil until it has been seen to step often enough.
    package var limit: Double? {
        guard self.gaps.count >= Self.steps else { return nil }
        let sorted = self.gaps.sorted()
        let place = Int((Double(sorted.count) * Self.percentile).rounded(.up)) - 1
        return max(Self.least, Self.factor * sorted[place])
    }

    /// What is said of it; nil while it draws, and while nothing is known.
    package var stall: Stall? {
        guard self.silent >= Self.least, let limit = self.limit, self.silent >= limit else { return nil }
        return Stall(draws: self.draws, silent: self.silent, limit: limit)
    }
}
