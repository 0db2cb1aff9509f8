package import RhatchetProtocol

/// Working hours in a week, as minutes after Monday 0:00 UTC.
package struct Hours: Sendable, Hashable {
    package static let week = 7 * 24 * 60

    /// Ascending, apart from each other, within 0...week.
    private let spans: [Range<Int>]

    /// Around the clock.
    package static let always = Hours(spans: [0..<Self.week])

    private init(spans: [Range<Int>]) { self.spans = spans }

    /// - Parameters:
    ///   - windows: minutes after midnight of the place; one that ends before it begins goes over midnight.
    ///   - days: 0 for Monday, on which a window begins.
    ///   - offset: of the place from UTC, in minutes.
    package init(windows: [(from: Int, to: Int)], days: [Int], offset: Int) {
        var minutes = [Bool](repeating: false, count: Self.week)
        for day in days {
            for (from, to) in windows {
                for minute in from..<(to > from ? to : to + 24 * 60) {
                    minutes[((day * 24 * 60 + minute - offset) % Self.week + Self.week) % Self.week] = true
                }
            }
        }
        self.init(spans: Self.spans(of: minutes))
    }

    package var isEmpty: Bool { self.spans.isEmpty }

    /// Share of the week, 0...1.
    package var share: Double { Double(self.spans.reduce(0) { $0 + $1.count }) / Double(Self.week) }

    package func contains(_ instant: Instant) -> Bool {
        if self.spans.first?.count == Self.week { return true }
        let minute = Self.minute(instant)
        return self.spans.contains { $0.contains(minute) }
    }

    /// The first instant of working time from `instant` on; nil where there is none, ever.
    package func next(from instant: Instant) -> Instant? {
        if self.contains(instant) { return instant }
        let minute = Self.minute(instant)
        guard let first = self.spans.first else { return nil }
        let start = self.spans.first { $0.lowerBound > minute }?.lowerBound ?? first.lowerBound + Self.week
        return Instant(milliseconds: (instant.milliseconds / 60_000 + Int64(start - minute)) * 60_000)
    }

    private static func minute(_ instant: Instant) -> Int { Int(instant.milliseconds / 60_000) % Self.week }

    private static func spans(of minutes: [Bool]) -> [Range<Int>] {
        var spans: [Range<Int>] = []
        for (minute, isWorked) in minutes.enumerated() where isWorked {
            if let last = spans.last, last.upperBound == minute {
                spans[spans.count - 1] = last.lowerBound..<minute + 1
            } else {
                spans.append(minute..<minute + 1)
            }
        }
        return spans
    }
}
