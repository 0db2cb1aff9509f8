/// An instant on the boot clock: milliseconds since the machine started, suspended time counted.
///
/// It means nothing across boots; keep ``BootID/current`` beside it. Coded as the bare number.
package struct BootInstant: Hashable, Comparable, Sendable {
    package let milliseconds: Int64

    package init(milliseconds: Int64) {
        self.milliseconds = milliseconds
    }

    /// This instant moved by whole milliseconds; finer parts of `duration` are cut off.
    package func advanced(by duration: Duration) -> BootInstant {
        BootInstant(milliseconds: self.milliseconds + duration.wholeMilliseconds)
    }

    /// The time from this instant to `other`, negative when `other` is earlier.
    package func duration(to other: BootInstant) -> Duration {
        .milliseconds(other.milliseconds - self.milliseconds)
    }

    package static func < (left: BootInstant, right: BootInstant) -> Bool {
        left.milliseconds < right.milliseconds
    }
}

extension BootInstant: Codable {
    package init(from decoder: any Decoder) throws {
        self.init(milliseconds: try decoder.singleValueContainer().decode(Int64.self))
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(self.milliseconds)
    }
}

extension Duration {
    /// Whole milliseconds, cut towards zero.
    package var wholeMilliseconds: Int64 {
        let (seconds, attoseconds) = self.components
        return seconds * 1000 + attoseconds / 1_000_000_000_000_000
    }
}
