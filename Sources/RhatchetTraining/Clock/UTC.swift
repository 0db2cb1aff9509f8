package import Foundation

/// Wall time as text: ISO 8601 in UTC with milliseconds, `2026-11-21T22:00:00.000Z`.
package enum UTC {
    /// The wall clock's time, cut to milliseconds.
    package static var now: String {
        Self.text(Date())
    }

    /// `date` as text, cut to milliseconds.
    package static func text(_ date: Date) -> String {
        // A date is a binary fraction of a second: a whole millisecond may lie a hair below itself.
        let milliseconds = Int64((date.timeIntervalSince1970 * 1000 + 0.001).rounded(.down))
        let (seconds, rest) = milliseconds.flooredDivision(by: 1000)
        var time = time_t(seconds)
        var parts = tm()
        gmtime_r(&time, &parts)
        let year = Self.padded(Int(parts.tm_year) + 1900, to: 4)
        let day = "\(year)-\(Self.padded(Int(parts.tm_mon) + 1, to: 2))-\(Self.padded(Int(parts.tm_mday), to: 2))"
        let clock = [parts.tm_hour, parts.tm_min, parts.tm_sec].map { Self.padded(Int($0), to: 2) }
        return "\(day)T\(clock.joined(separator: ":")).\(Self.padded(Int(rest), to: 3))Z"
    }

    /// The instant that `text` names, with or without a fraction of a second; nil when it is no such text.
    package static func date(_ text: String) -> Date? {
        let withFraction = Date.ISO8601FormatStyle(includingFractionalSeconds: true)
        return (try? withFraction.parse(text)) ?? (try? Date.ISO8601FormatStyle().parse(text))
    }

    private static func padded(_ number: Int, to width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}

extension Int64 {
    fileprivate func flooredDivision(by divisor: Int64) -> (quotient: Int64, remainder: Int64) {
        let (quotient, remainder) = self.quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
    }
}
