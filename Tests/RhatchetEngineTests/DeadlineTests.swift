import RhatchetEngine
import RhatchetProtocol
import RhatchetTestSupport
import Testing

@Suite struct DeadlineTests {
    private let store = MemoryStore()
    private let clock = ManualClock()

    @Test func `what passed while nobody ran fires at the next opening, with the time at which it was due`() throws {
        try Stage(self.store, clock: self.clock).at(0, .modelTrainer, Cases.report)
        self.clock.move(toMinute: 8 * 60)
        let next = try Engine(ledger: InMemoryLedger(self.store), clock: self.clock)
        try next.tick()
        let trace = try Stage(next, clock: self.clock).trace()
        #expect(
            trace.dropFirst() == [
                "0 incident.opened", "0 training.paused", "0 emergency.activated", "10 emergency.expired",
                "40 deadline.missed", "40 reminder.sent",
            ]
        )
    }

    @Test func `a missed deadline fires before the action that comes after it`() throws {
        let stage = try Stage(self.store, clock: self.clock)
        try stage.at(0, .modelTrainer, Cases.report)
        #expect(try stage.at(11, .modeler, Cases.authorize).code == .expired)
        #expect(try stage.trace().suffix(2) == ["10 emergency.expired", "11 action.refused"])
    }

    @Test func `an action at the very instant of its deadline is in time`() throws {
        let stage = try Stage(self.store, clock: self.clock)
        try stage.at(0, .modelTrainer, Cases.report)
        #expect(try stage.at(10, .modeler, Cases.authorize).code == nil)
    }

    @Test func `an action at the very instant is in time also when another process has just looked`() throws {
        let (watch, modeler) = (try Stage(self.store, clock: self.clock), try Stage(self.store, clock: self.clock))
        try watch.at(0, .modelTrainer, Cases.report)
        try watch.tick(atMinute: 10)
        #expect(try modeler.at(10, .modeler, Cases.authorize).code == nil)
    }

    @Test func `a deadline fires a millisecond after its instant`() throws {
        let stage = try Stage(self.store, clock: self.clock)
        try stage.at(0, .modelTrainer, Cases.report)
        try stage.tick(atMinute: 10)
        #expect(stage.incident()?.state == .escalated)
        self.clock.pass(.milliseconds(1))
        try stage.engine.tick()
        #expect(stage.incident()?.state == .reported)
        #expect(try stage.trace().last == "10 emergency.expired")
    }

    @Test func `a deadline that fires late does not set the time back`() throws {
        let stage = try Stage(self.store, clock: self.clock)
        try stage.at(0, .modelTrainer, Cases.report)
        try stage.tick(atMinute: 8 * 60)
        #expect(stage.engine.now == Instant(milliseconds: ManualClock.beginning + 8 * 3_600_000))
        try stage.at(8 * 60 + 1, .director, .consult(incident: Cases.one))
        #expect(try stage.trace().last == "481 advice.requested")
        // Also for those who only read it in the log.
        let next = try Engine(ledger: InMemoryLedger(self.store), clock: self.clock)
        #expect(next.now == stage.engine.now)
    }

    @Test func `a deadline that starts when another fires late runs from when that was due`() throws {
        let stage = try Stage(self.store, clock: self.clock)
        try stage.at(0, .modelTrainer, Cases.report)
        try stage.tick(atMinute: 11)
        #expect(stage.engine.state.deadlines().first?.due == Instant(milliseconds: ManualClock.beginning + 40 * 60_000))
        try stage.tick(atMinute: 41)
        #expect(try stage.trace().suffix(2) == ["40 deadline.missed", "40 reminder.sent"])
    }
}
