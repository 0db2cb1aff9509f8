/// A length of time in whole milliseconds: a deadline of the policy, or how long a training has sampled.
package struct TimeAmount: RawRepresentable, Sendable, Codable, Hashable, Comparable {
    package var rawValue: Int64

    package init(rawValue: Int64) {
        self.rawValue = rawValue
    }

    package var milliseconds: Int64 { self.rawValue }

    package static func milliseconds(_ count: Int64) -> TimeAmount { TimeAmount(rawValue: count) }
    package static func seconds(_ count: Int64) -> TimeAmount { TimeAmount(rawValue: count * 1000) }
    package static func minutes(_ count: Int64) -> TimeAmount { .seconds(count * 60) }
    package static func hours(_ count: Int64) -> TimeAmount { .minutes(count * 60) }

    package static func < (left: TimeAmount, right: TimeAmount) -> Bool {
        left.rawValue < right.rawValue
    }
}
