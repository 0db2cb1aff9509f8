package import RhatchetProtocol

/// Times of a scenario, which are read as text: as a number, `14:18` would be sexagesimal in YAML.
package enum ClockText {
    /// Reads `H:MM`, `H:MM:SS` or `H:MM:SS.sss`; nil for anything else.
    package static func instant(_ text: String) -> Instant? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2 || parts.count == 3 else { return nil }
        let seconds = parts.count == 3 ? self.seconds(parts[2]) : 0
        guard let hours = self.number(parts[0], digits: 1...9), let minutes = self.number(parts[1], digits: 2...2),
            minutes < 60, let seconds
        else { return nil }
        return Instant(milliseconds: (hours * 60 + minutes) * 60_000 + seconds)
    }

    /// Writes `H:MM:SS`, with `.sss` only when that is not zero.
    package static func text(_ instant: Instant) -> String {
        let (seconds, rest) = instant.milliseconds.quotientAndRemainder(dividingBy: 1000)
        let clock = "\(seconds / 3600):\(self.padded(seconds / 60 % 60, 2)):\(self.padded(seconds % 60, 2))"
        return rest == 0 ? clock : clock + ".\(self.padded(rest, 3))"
    }

    /// `SS` or `SS.sss` in milliseconds.
    private static func seconds(_ text: Substring) -> Int64? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        let rest = parts.count == 2 ? self.number(parts[1], digits: 3...3) : 0
        guard parts.count <= 2, let whole = self.number(parts[0], digits: 2...2), whole < 60, let rest else {
            return nil
        }
        return whole * 1000 + rest
    }

    private static func number(_ text: Substring, digits: ClosedRange<Int>) -> Int64? {
        let isNumber = text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        return isNumber && digits.contains(text.utf8.count) ? Int64(text) : nil
    }

    private static func padded(_ number: Int64, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}
