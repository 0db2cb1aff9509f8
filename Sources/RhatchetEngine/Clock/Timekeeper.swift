package import RhatchetProtocol

/// Protocol time out of the machine's clocks.
///
/// Within one start of the machine it runs with the boot clock, so that setting the wall clock moves no
/// deadline; after another start the wall clock is all there is. It never runs backwards.
package struct Timekeeper: Sendable {
    /// The point from which it counts: protocol time, and the clocks at that time; nil before the first line.
    private(set) var anchor: (at: Instant, stamp: Stamp)?

    package init() {}

    /// Takes the newest line of the log as the point to count from.
    ///
    /// A deadline that fired late stands in the log at the time at which it was due, which is not the time at which
    /// the line was written: the later of the two counts.
    package mutating func anchor(at instant: Instant, stamp: Stamp) {
        self.anchor = (self.anchor == nil ? instant : max(instant, self.instant(stamp)), stamp)
    }

    /// Protocol time at `stamp`.
    package func instant(_ stamp: Stamp) -> Instant {
        guard let anchor else { return Instant(milliseconds: stamp.wall) }
        let (from, to) =
            anchor.stamp.bootID == stamp.bootID
            ? (Instant(milliseconds: anchor.stamp.boot), Instant(milliseconds: stamp.boot))
            : (anchor.at, Instant(milliseconds: stamp.wall))
        return anchor.at + max(.milliseconds(0), to - from)
    }
}
