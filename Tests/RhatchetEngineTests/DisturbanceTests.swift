import RhatchetEngine
import RhatchetProtocol
import RhatchetTestSupport
import Testing

/// Whatever happens to the program, its clocks and its machine: every deadline fires once, with the time at which it
/// was due.
@Suite struct DisturbanceTests {
    enum Disturbance: CaseIterable {
        /// Every look is that of a program started anew; asleep, both clocks run on.
        case programRestarted, clockForward, clockBack, machineRestarted, allOfThem
    }

    private let store = MemoryStore()
    private let clock = ManualClock()

    @Test(arguments: Disturbance.allCases)
    func `a deadline does not fire before its instant and fires with it after`(_ disturbance: Disturbance) throws {
        try Stage(self.store, clock: self.clock).at(0, .modelTrainer, Cases.report)
        self.disturb(disturbance, over: .minutes(9))
        self.clock.pass(.minutes(1))
        try self.tick()
        #expect(try self.trace().last == "0 emergency.activated")
        self.clock.pass(.milliseconds(1))
        try self.tick()
        try self.tick()
        #expect(try self.trace().filter { $0.hasSuffix("expired") } == ["10 emergency.expired"])
    }

    @Test(arguments: Disturbance.allCases)
    func `a whole emergency that nobody reviews keeps its times`(_ disturbance: Disturbance) throws {
        let stage = try Stage(self.store, clock: self.clock)
        try stage.at(0, .modelTrainer, Cases.report)
        try stage.at(6, .modeler, Cases.authorize)
        try stage.at(20, .codeTranslator, Cases.apply)
        self.disturb(disturbance, over: .minutes(120))
        for _ in 0..<3 { try self.tick() }
        #expect(
            try self.trace().suffix(3) == ["20 fix.applied", "45 reminder.sent", "80 review.overdue"]
        )
    }

    @Test(arguments: Disturbance.allCases)
    func `what was due during the disturbance fires before the action after it`(_ disturbance: Disturbance) throws {
        try Stage(self.store, clock: self.clock).at(0, .modelTrainer, Cases.report)
        self.disturb(disturbance, over: .minutes(11))
        let ruling = try self.opened().act(.modeler, Cases.authorize)
        #expect(ruling.code == .expired)
        #expect(try self.trace().suffix(2) == ["10 emergency.expired", "11 action.refused"])
    }

    /// `amount` goes by, and something happens meanwhile.
    private func disturb(_ disturbance: Disturbance, over amount: TimeAmount) {
        let half = TimeAmount.milliseconds(amount.milliseconds / 2)
        switch disturbance {
        case .programRestarted: self.clock.pass(amount)
        case .clockForward, .clockBack:
            self.clock.pass(half)
            self.clock.stepWall(by: .hours(disturbance == .clockBack ? -1 : 1))
            self.clock.pass(.milliseconds(amount.milliseconds - half.milliseconds))
        case .machineRestarted: self.clock.restartMachine(after: amount)
        case .allOfThem:
            self.clock.stepWall(by: .hours(1))
            self.clock.stepWall(by: .hours(-1))
            self.clock.restartMachine(after: half)
            self.clock.pass(.milliseconds(amount.milliseconds - half.milliseconds))
        }
    }

    /// The project as a program finds it that was started just now.
    private func opened() throws -> Stage {
        Stage(try Engine(ledger: InMemoryLedger(self.store), clock: self.clock), clock: self.clock)
    }

    private func tick() throws { try self.opened().engine.tick() }

    private func trace() throws -> [String] { try self.opened().trace() }
}
