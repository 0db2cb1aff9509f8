import RhatchetConfiguration
import RhatchetProtocol
import RhatchetSimulation
import Testing

/// Working hours, places and days.
@Suite struct HoursTests {
    private func hour(_ hours: Int, day: Int = 0) -> Instant {
        Instant(milliseconds: Int64(day * 24 + hours) * 3_600_000)
    }

    @Test func `hours of a place ahead of UTC lie earlier in UTC`() {
        let hours = Hours(windows: [(from: 8 * 60, to: 18 * 60)], days: Array(0..<7), offset: 120)
        #expect(hours.contains(self.hour(6)) && !hours.contains(self.hour(5)))
        #expect(hours.contains(self.hour(15)) && !hours.contains(self.hour(16)))
    }

    @Test func `a window over midnight belongs to the day on which it begins`() {
        let hours = Hours(windows: [(from: 22 * 60, to: 6 * 60)], days: [4], offset: 0)
        #expect(hours.contains(self.hour(23, day: 4)) && hours.contains(self.hour(5, day: 5)))
        #expect(!hours.contains(self.hour(5, day: 4)) && !hours.contains(self.hour(23, day: 5)))
    }

    @Test func `who is away at the weekend is there again on Monday`() {
        let hours = Hours(windows: [(from: 9 * 60, to: 17 * 60)], days: Array(0..<5), offset: 0)
        #expect(hours.next(from: self.hour(18, day: 4)) == self.hour(9, day: 7))
        #expect(hours.next(from: self.hour(3, day: 2)) == self.hour(9, day: 2))
        #expect(hours.next(from: self.hour(10, day: 2)) == self.hour(10, day: 2))
        #expect(Hours(windows: [], days: [], offset: 0).next(from: self.hour(0)) == nil)
    }

    @Test func `a window of Sunday night in the west goes on into the Monday of UTC`() {
        let hours = Hours(windows: [(from: 20 * 60, to: 24 * 60)], days: [6], offset: -8 * 60)
        #expect(hours.contains(self.hour(5)) && !hours.contains(self.hour(9)))
    }
}
