import RhatchetEngine
import RhatchetProtocol
import RhatchetServices
import RhatchetTestSupport
import Testing

/// How long a training has sampled, whatever somebody does to the clock.
@Suite struct SamplingTimeTests {
    @Test(arguments: [TimeAmount.hours(0), .hours(1), .hours(-1)])
    func `a pause is as long as it was, also when the clock was set in it`(step: TimeAmount) throws {
        let clock = ManualClock()
        let stage = try Stage(clock: clock)
        let start = clock.stamp()
        // An emergency stops it at the tenth minute, and the fix is resumed at the fortieth.
        clock.pass(.minutes(10))
        try stage.act(.modelTrainer, Cases.report)
        clock.stepWall(by: step)
        clock.pass(.minutes(5))
        try stage.act(.modeler, Cases.authorize)
        try stage.act(.codeTranslator, Cases.apply)
        clock.pass(.minutes(25))
        try stage.act(.modelTrainer, Cases.resume)
        clock.pass(.minutes(5))
        let now = clock.stamp()
        let time = SamplingTime(of: "model_1", in: try stage.engine.lines(), now: now)
        #expect(time.milliseconds(from: start.wall(by: now), to: now.wall) == 15 * 60_000)
    }

    @Test func `behind another start of the machine the wall clock is all there is`() {
        let then = Stamp(wall: 1000, boot: 500, bootID: "a")
        #expect(then.wall(by: Stamp(wall: 9000, boot: 100, bootID: "b")) == 1000)
        #expect(then.wall(by: Stamp(wall: 9000, boot: 700, bootID: "a")) == 8800)
    }
}
