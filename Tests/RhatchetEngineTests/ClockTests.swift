import RhatchetEngine
import RhatchetProtocol
import RhatchetTestSupport
import Testing

/// What setting a clock and starting the machine again do to deadlines.
@Suite struct ClockTests {
    private let clock = ManualClock()
    private let store = MemoryStore()

    @Test(arguments: [TimeAmount.hours(1), .hours(-1), .hours(24 * 365)])
    func `setting the wall clock moves no deadline`(step: TimeAmount) throws {
        let stage = try Stage(self.store, clock: self.clock)
        try stage.at(0, .modelTrainer, Cases.report)
        self.clock.pass(.minutes(5))
        self.clock.stepWall(by: step)
        self.clock.pass(.minutes(5))
        try stage.engine.tick()
        #expect(stage.incident()?.state == .escalated)
        self.clock.pass(.seconds(1))
        try stage.engine.tick()
        #expect(try stage.trace().last == "10 emergency.expired")
    }

    @Test(arguments: [TimeAmount.hours(1), .hours(-1)])
    func `an engine that opens after the wall clock was set goes on with the same time`(step: TimeAmount) throws {
        try Stage(self.store, clock: self.clock).at(0, .modelTrainer, Cases.report)
        self.clock.stepWall(by: step)
        self.clock.pass(.minutes(7))
        let next = try Engine(ledger: InMemoryLedger(self.store), clock: self.clock)
        #expect(next.now == Instant(milliseconds: ManualClock.beginning + 7 * 60_000))
    }

    @Test func `after another start of the machine the wall clock counts`() throws {
        try Stage(self.store, clock: self.clock).at(0, .modelTrainer, Cases.report)
        self.clock.restartMachine(after: .minutes(9))
        let next = Stage(try Engine(ledger: InMemoryLedger(self.store), clock: self.clock), clock: self.clock)
        try next.engine.tick()
        #expect(next.incident()?.state == .escalated)
        self.clock.pass(.minutes(2))
        try next.engine.tick()
        #expect(try next.trace().last == "10 emergency.expired")
    }

    @Test func `time does not run backwards when the machine starts with an earlier clock`() throws {
        let stage = try Stage(self.store, clock: self.clock)
        try stage.at(5, .modelTrainer, Cases.report)
        let before = stage.engine.now
        self.clock.restartMachine(after: .hours(-24))
        #expect(stage.engine.now == before)
        try stage.act(.director, .message(subject: .incident(Cases.one), to: .modeler, text: "?"))
        self.clock.pass(.minutes(3))
        #expect(stage.engine.now == before + .minutes(3))
    }

    @Test func `a first line is at the wall clock's time`() throws {
        #expect(try Stage(self.store, clock: self.clock).engine.now.milliseconds == ManualClock.beginning)
    }

    @Test func `time never runs behind what is stored, and not backwards once a line is written after a start`() throws
    {
        for seed in UInt64(1)...40 {
            var random = Seeded(seed)
            let clock = ManualClock()
            let stage = try Stage(MemoryStore(), clock: clock)
            try stage.at(0, .modelTrainer, Cases.report)
            var latest = stage.engine.now
            for _ in 0..<60 {
                let amount = TimeAmount.minutes(Int64.random(in: -90...90, using: &random))
                switch Int.random(in: 0..<4, using: &random) {
                case 0: clock.stepWall(by: amount)
                case 1:
                    clock.restartMachine(after: amount)
                    #expect(
                        stage.engine.now >= (try #require(try stage.engine.lines().map(\.at).max())),
                        "seed \(seed)"
                    )
                    try stage.act(.director, .message(subject: .incident(Cases.one), to: .modeler, text: "?"))
                    latest = stage.engine.now
                case 2: try stage.engine.tick()
                default: clock.pass(.minutes(abs(amount.milliseconds / 60_000)))
                }
                #expect(stage.engine.now >= latest, "seed \(seed)")
                latest = stage.engine.now
            }
        }
    }
}
