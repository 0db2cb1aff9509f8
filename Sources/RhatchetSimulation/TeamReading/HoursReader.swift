import RhatchetConfiguration
import RhatchetProtocol
import Yams

/// Reads when somebody works: windows of the day, days of the week, the offset of the place.
struct HoursReader {
    static let days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
    let nodes: NodeReader

    /// `always`, or windows as `8:00-18:00`, over midnight too.
    func windows(_ node: Node) throws(ConfigurationError) -> [(from: Int, to: Int)] {
        if node.text == "always" { return [(0, 24 * 60)] }
        var windows: [(from: Int, to: Int)] = []
        for window in node.sequence.map(Array.init) ?? [node] { windows.append(try self.window(window)) }
        return windows
    }

    private func window(_ node: Node) throws(ConfigurationError) -> (from: Int, to: Int) {
        let parts = node.text.split(separator: "-").map(String.init)
        guard parts.count == 2, let from = Self.minutes(parts[0]), let to = Self.minutes(parts[1]), from != to,
            from < 24 * 60
        else {
            throw self.nodes.error(node, "'\(node.text)' is no working time; write it as 8:00-18:00, or 'always'")
        }
        return (from, to)
    }

    /// A time of the day in minutes; nil for what is none.
    static func minutes(_ text: String) -> Int? {
        guard let instant = ClockText.instant(text.trimmed), instant.milliseconds.isMultiple(of: 60_000) else {
            return nil
        }
        let minutes = Int(instant.milliseconds / 60_000)
        return minutes <= 24 * 60 ? minutes : nil
    }

    func days(_ node: Node) throws(ConfigurationError) -> [Int] {
        var days: [Int] = []
        for (word, place) in zip(try self.nodes.words(node, "days, as [mon, tue]"), node.sequence.map(Array.init) ?? [])
        {
            guard let day = Self.days.firstIndex(of: word) else {
                throw self.nodes.error(place, "'\(word)' is no day; known: \(Self.days.joined(separator: ", "))")
            }
            days.append(day)
        }
        return days
    }

    /// `+2`, `-3:30`, `0`: hours ahead of UTC, in minutes.
    func offset(_ node: Node) throws(ConfigurationError) -> Int {
        let text = node.text
        let isBehind = text.hasPrefix("-")
        let digits = text.hasPrefix("+") || isBehind ? String(text.dropFirst()) : text
        guard let minutes = Self.minutes(digits.contains(":") ? digits : "\(digits):00"), minutes <= 14 * 60 else {
            throw self.nodes.error(
                node,
                "'\(text)' is no offset from UTC; write it as +2, -3:30 or 0, at most 14 hours"
            )
        }
        return isBehind ? -minutes : minutes
    }
}

extension String {
    fileprivate var trimmed: String { String(self.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()) }
}
