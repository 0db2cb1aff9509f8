/// When a sign of life is due: every so often, and only while something was seen a moment ago.
package struct Pulse {
    /// The loop of a watch turns four times a second; a look at much may take seconds.
    static let sight = Duration.seconds(10)

    private let interval: Duration
    private var next: ContinuousClock.Instant?

    package init(every interval: Duration) {
        self.interval = interval
    }

    /// - Parameter seen: when the watch has last seen its training; nil before the first time.
    package mutating func isDue(at now: ContinuousClock.Instant, seen: ContinuousClock.Instant?) -> Bool {
        guard let seen, seen.duration(to: now) < Self.sight, now >= self.next ?? now else { return false }
        self.next = now + self.interval
        return true
    }
}
