package import RhatchetProtocol

/// A length of time as configuration files write it: a number and its unit, as `500ms`, `30s`, `10m`, `1.5h`.
package enum DurationText {
    private static let units: [(name: String, milliseconds: Int64)] = [
        ("ms", 1), ("s", 1000), ("m", 60_000), ("h", 3_600_000),
    ]

    /// - Returns: nil for what is no such text or is no whole number of milliseconds.
    package static func amount(_ text: String) -> TimeAmount? {
        guard let match = text.wholeMatch(of: /([0-9]{1,9})(?:\.([0-9]{1,6}))?(ms|s|m|h)/) else { return nil }
        let (_, whole, fraction, name) = match.output
        let unit = Self.units.first { $0.name == name }?.milliseconds ?? 1
        let scale = (fraction ?? "").reduce(Int64(1)) { scale, _ in scale * 10 }
        guard let count = Int64(whole + (fraction ?? "")), (count * unit).isMultiple(of: scale) else {
            return nil
        }
        return .milliseconds(count * unit / scale)
    }

    /// In the largest unit of which it is a whole number.
    package static func text(_ amount: TimeAmount) -> String {
        let unit = Self.units.last { amount.milliseconds.isMultiple(of: $0.milliseconds) } ?? Self.units[0]
        return "\(amount.milliseconds / unit.milliseconds)\(unit.name)"
    }
}
