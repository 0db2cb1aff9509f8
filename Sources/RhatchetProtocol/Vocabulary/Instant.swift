/// A point in time, in whole milliseconds since the epoch of whoever keeps the clock.
///
/// The protocol reads no clock: an instant is always an argument. A scenario counts from its own 0:00. A damaged record may hold
/// any number, so sums end at the largest and the smallest that there are.
package struct Instant: RawRepresentable, Sendable, Codable, Hashable, Comparable {
    package var rawValue: Int64

    package init(rawValue: Int64) {
        self.rawValue = rawValue
    }

    package init(milliseconds: Int64) {
        self.rawValue = milliseconds
    }

    /// Milliseconds since the epoch.
    package var milliseconds: Int64 { self.rawValue }

    package static func < (left: Instant, right: Instant) -> Bool {
        left.rawValue < right.rawValue
    }

    package static func + (instant: Instant, amount: TimeAmount) -> Instant {
        let (sum, isBeyond) = instant.rawValue.addingReportingOverflow(amount.milliseconds)
        return Instant(milliseconds: !isBeyond ? sum : amount.milliseconds > 0 ? .max : .min)
    }

    package static func - (later: Instant, earlier: Instant) -> TimeAmount {
        let (difference, isBeyond) = later.rawValue.subtractingReportingOverflow(earlier.rawValue)
        return .milliseconds(!isBeyond ? difference : later.rawValue >= 0 ? .max : .min)
    }
}
