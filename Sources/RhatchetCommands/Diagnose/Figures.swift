import Foundation

/// Numbers of a large table; some ten times as fast as `String(format:)`.
enum Figures {
    private static let powers: [Double] = (0...9).map { pow(10, Double($0)) }

    /// Rounded to so many decimals, at most 9.
    static func fixed(_ value: Double, decimals: Int) -> String {
        guard value.isFinite else { return value.isNaN ? "–" : "\(value)" }
        let scaled = (value.magnitude * Self.powers[decimals]).rounded()
        guard scaled < 1e15 else { return String(format: "%.3e", value) }
        let whole = Int(scaled)
        let sign = value < 0 && whole != 0 ? "-" : ""
        guard decimals > 0 else { return sign + String(whole) }
        let digits = String(whole)
        let filled = String(repeating: "0", count: max(0, decimals + 1 - digits.utf8.count)) + digits
        return "\(sign)\(filled.dropLast(decimals)).\(filled.suffix(decimals))"
    }

    /// Four digits that count, without a power of ten where it is not needed.
    static func significant(_ value: Double) -> String {
        guard value.isFinite else { return value.isNaN ? "–" : "\(value)" }
        let size = value.magnitude
        guard size > 0 else { return "0" }
        guard size >= 1e-4, size < 1e7 else { return String(format: "%.3e", value) }
        let place = Self.powers.firstIndex { size < $0 } ?? 7
        if place > 0 { return self.fixed(value, decimals: max(0, 4 - place)) }
        return self.fixed(value, decimals: size >= 0.1 ? 4 : size >= 0.01 ? 5 : size >= 0.001 ? 6 : 7)
    }
}
