import Foundation
import RhatchetTriage

/// How figures are written for a reader.
enum Format {
    /// `0:07`, `12:30`, `1:05:09`.
    static func duration(_ seconds: Double) -> String {
        let total = Int(max(0, seconds).rounded())
        let (hours, minutes, rest) = (total / 3600, total / 60 % 60, total % 60)
        return hours > 0
            ? String(format: "%d:%02d:%02d", hours, minutes, rest)
            : String(format: "%d:%02d", minutes, rest)
    }

    /// `40 s`, `9 min`, `1 h 20 min`, `3 d 2 h`.
    static func words(_ seconds: Double) -> String {
        let total = Int(max(0, seconds))
        let parts = [(total / 86400, "d"), (total / 3600 % 24, "h"), (total / 60 % 60, "min"), (total % 60, "s")]
        let first = parts.firstIndex { $0.0 > 0 } ?? parts.count - 1
        let isFine = parts[first].1 == "d" || parts[first].1 == "h"
        let told = parts[first...].prefix(isFine ? 2 : 1).filter { $0.0 > 0 }
        return told.isEmpty ? "0 s" : told.map { "\($0) \($1)" }.joined(separator: " ")
    }

    /// Three decimals, as R-hat is read; `–` where it is not a number.
    static func rhat(_ value: Double) -> String {
        value.isFinite ? String(format: "%.3f", value) : (value.isNaN ? "–" : "inf")
    }

    /// `512 B`, `1.5 MB`; powers of ten, as disks are sold.
    static func bytes(_ count: Int64) -> String {
        let units = ["B", "kB", "MB", "GB", "TB"]
        let place = min(units.count - 1, count < 1000 ? 0 : Int(log10(Double(count)) / 3))
        let value = Double(count) / pow(1000, Double(place))
        return String(format: place == 0 ? "%.0f %@" : "%.1f %@", value, units[place])
    }

    static func percent(_ share: Double) -> String {
        let value = share * 100
        return value > 0 && value < 1 ? String(format: "%.1f %%", value) : String(format: "%.0f %%", value)
    }

    static func ess(_ value: Double) -> String { shownESS(value) }

    static func stepSize(_ value: Double?) -> String {
        value.map { String(format: "%.3g", $0) } ?? "–"
    }

    static func rate(_ value: Double?) -> String {
        guard let value else { return "–" }
        return String(format: value < 10 ? "%.1f" : "%.0f", value)
    }

    /// `text` cut or filled to `width` columns.
    static func pad(_ text: String, _ width: Int) -> String {
        let short = text.count > width ? String(text.prefix(max(0, width - 1))) + "…" : text
        return short + String(repeating: " ", count: max(0, width - short.count))
    }

    static func padLeft(_ text: String, _ width: Int) -> String {
        String(repeating: " ", count: max(0, width - text.count)) + text
    }

    /// A bar of `width` cells, `share` of them full.
    static func bar(_ share: Double, width: Int) -> String {
        let full = Int((min(1, max(0, share)) * Double(width)).rounded(.down))
        return String(repeating: "━", count: full) + String(repeating: "╌", count: width - full)
    }
}
