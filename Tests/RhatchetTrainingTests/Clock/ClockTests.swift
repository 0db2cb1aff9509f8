import Foundation
import RhatchetTraining
import Testing

@Suite(.timeLimit(.minutes(1)))
struct ClockTests {
    @Test(arguments: [
        (0.0, "1970-01-01T00:00:00.000Z"), (1_795_298_400.1239, "2026-11-21T22:00:00.123Z"),
        (-0.001, "1969-12-31T23:59:59.999Z"), (951_782_400.0, "2000-02-29T00:00:00.000Z"),
    ])
    func `wall time is written in UTC with milliseconds`(seconds: Double, text: String) throws {
        #expect(UTC.text(Date(timeIntervalSince1970: seconds)) == text)
        let date = try #require(UTC.date(text))
        #expect(abs(date.timeIntervalSince1970 - seconds) < 0.001)
    }

    @Test func `a time that was read is written as it was`() throws {
        for millisecond in 0..<1000 {
            let text = "2026-11-21T22:00:00.\(String(millisecond + 1000).dropFirst())Z"
            #expect(UTC.text(try #require(UTC.date(text))) == text)
        }
    }

    @Test func `a text that is no time is none`() {
        #expect(UTC.date("yesterday") == nil)
        #expect(UTC.date("2026-11-21T22:00:00Z") == Date(timeIntervalSince1970: 1_795_298_400))
    }

    @Test func `the boot clock goes forward and is the kernel's`() throws {
        let before = BootClock.now
        let uptime = try String(contentsOfFile: "/proc/uptime", encoding: .utf8).split(separator: " ")[0]
        let seconds = try #require(Double(uptime))
        #expect(abs(before.milliseconds - Int64(seconds * 1000)) < 1000)
        #expect(before.advanced(by: .seconds(2)).duration(to: before) == .seconds(-2))
        #expect(BootClock { BootInstant(milliseconds: 5) }.instant == BootInstant(milliseconds: 5))
    }
}
