/// Numbers as text, the same on every machine: decimal places are cut from a whole number.
package enum Figure {
    /// - Parameter places: decimal places, 0...6.
    package static func text(_ value: Double, _ places: Int = 1) -> String {
        guard !value.isNaN else { return "none" }
        guard value.isFinite else { return value < 0 ? "-never" : "never" }
        let scale = Self.scale(places)
        let whole = Int64((value * Double(scale)).rounded())
        let (units, rest) = whole.magnitude.quotientAndRemainder(dividingBy: UInt64(scale))
        let sign = whole < 0 ? "-" : ""
        guard places > 0 else { return "\(sign)\(units)" }
        let digits = String(rest)
        return "\(sign)\(units).\(String(repeating: "0", count: places - digits.count))\(digits)"
    }

    /// As JSON: what never came, or is not known, is null.
    package static func json(_ value: Double, _ places: Int = 4) -> String {
        value.isFinite ? Self.text(value, places) : "null"
    }

    /// A length of time as people say it: `40 s`, `25 min`, `4.5 h`.
    package static func time(hours: Double) -> String {
        guard hours.isFinite else { return Self.text(hours) }
        if hours > 0, hours < 1.0 / 60 { return "\(Self.text(hours * 3600, 0)) s" }
        return abs(hours) < 1.995 ? "\(Self.text(hours * 60, 0)) min" : "\(Self.text(hours, 1)) h"
    }

    package static func percent(_ share: Double, _ places: Int = 1) -> String {
        share.isFinite ? "\(Self.text(share * 100, places)) %" : Self.text(share)
    }

    /// A number with its interval, as `-0.34 [-0.40, -0.29]`.
    package static func range(_ estimate: Estimate, _ places: Int = 2) -> String {
        "\(Self.text(estimate.value, places)) [\(Self.text(estimate.low, places)), "
            + "\(Self.text(estimate.high, places))]"
    }

    /// A share with its interval in per cent.
    package static func percents(_ estimate: Estimate, _ places: Int = 1) -> String {
        "\(Self.percent(estimate.value, places)) [\(Self.percent(estimate.low, places)), "
            + "\(Self.percent(estimate.high, places))]"
    }

    private static func scale(_ places: Int) -> Int64 { (0..<places).reduce(1) { scale, _ in scale * 10 } }
}
