import Foundation
import RhatchetEngine
import RhatchetTestSupport
import Testing

/// A process is killed at every boundary, and at any moment: what was acknowledged is there, and nothing happens twice.
@Suite(.serialized, .timeLimit(.minutes(60)))
struct CrashTests {
    private static let environment = ProcessInfo.processInfo.environment
    /// Trials with kill -9 at a random moment; the soak asks for more.
    private static let kills = environment["RHATCHET_KILL_TRIALS"].flatMap(Int.init) ?? 25

    @Test func `the script comes to its end when nobody kills it`() throws {
        let trial = try CrashTrial()
        #expect(trial.run())
        #expect(try trial.complaints() == [])
    }

    /// At its first time, at its second, at its fourth, and so on, until it is not reached so often any more.
    @Test(arguments: FaultPoint.allCases) func `killed at a boundary, the next run goes on where it was`(
        point: FaultPoint
    ) throws {
        var count = 1
        while true {
            let trial = try CrashTrial()
            let came = trial.run(fault: "\(point.rawValue):\(count)")
            if came { break }
            #expect(trial.run(), "\(point.rawValue):\(count)")
            #expect(try trial.complaints() == [], "\(point.rawValue):\(count)")
            count = Self.environment["RHATCHET_FAULT_COUNTS"] == "all" ? count + 1 : count * 2
        }
        #expect(count > 1, "nothing comes by \(point.rawValue)")
    }

    @Test func `killed with kill -9 at random moments, up to three times, the next run goes on where it was`() throws {
        var random = Seeded(20_261_125)
        for number in 1...Self.kills {
            let trial = try CrashTrial()
            let moments = (0..<Int.random(in: 1...3, using: &random)).map { _ in Int.random(in: 5...900, using: &random)
            }
            for moment in moments { _ = trial.run(within: .milliseconds(moment)) }
            #expect(trial.run(), "trial \(number), killed after \(moments) ms")
            #expect(try trial.complaints() == [], "trial \(number), killed after \(moments) ms")
        }
    }
}
