import RhatchetEngine
import RhatchetProtocol
import RhatchetTestSupport
import Testing

/// What is kept beside the log is what the log comes to.
@Suite struct ProjectionTests {
    private let store = MemoryStore()
    private let clock = ManualClock()

    @Test func `what is kept is what folding the whole log gives`() throws {
        for seed in UInt64(1)...20 {
            let store = MemoryStore()
            let stage = try RandomActions.play(seed, of: 80, store: store, clock: ManualClock())
            var folded = ProtocolState()
            for event in try stage.engine.lines().compactMap(\.event) { folded.apply(event) }
            #expect(folded.incidents == (try Self.all(stage.engine)), "seed \(seed)")
            folded.letEndedGo()
            #expect(stage.engine.state == folded, "seed \(seed)")
        }
    }

    @Test func `a projection that was thrown away is made again, the same`() throws {
        let stage = try RandomActions.play(7, of: 80, store: self.store, clock: self.clock)
        let ledger = InMemoryLedger(self.store)
        let before = (try Self.all(stage.engine), try stage.engine.heads(), try ledger.projection()?.standing)
        try Projections.rebuild(ledger)
        let again = try Engine(ledger: ledger, clock: self.clock)
        #expect(try Self.all(again) == before.0)
        #expect(try again.heads() == before.1)
        #expect(try ledger.projection()?.standing == before.2)
    }

    @Test(arguments: [0, 1, 9, 40]) func `one that lags is brought to the end of the log`(through: Int) throws {
        let stage = try RandomActions.play(7, of: 80, store: self.store, clock: self.clock)
        let ledger = InMemoryLedger(MemoryStore())
        try Self.copy(self.store.entries.prefix(through), to: ledger)
        if through > 0 { try Projections.rebuild(ledger) }
        try Self.copy(self.store.entries.dropFirst(through), to: ledger)
        let again = try Engine(ledger: ledger, clock: self.clock)
        #expect(again.state == stage.engine.state)
        #expect(try Self.all(again) == Self.all(stage.engine))
        #expect(again.now == stage.engine.now)
    }

    @Test func `one that knows of lines that are not there is thrown away`() throws {
        let stage = try RandomActions.play(7, of: 80, store: self.store, clock: self.clock)
        let ledger = InMemoryLedger(self.store)
        try ledger.write { transaction in
            var ahead = try #require(try transaction.projection())
            ahead.standing.sequence += 1
            ahead.standing.opened += 1
            try transaction.project(ahead)
        }
        let again = try Engine(ledger: ledger, clock: self.clock)
        #expect(again.state == stage.engine.state)
        #expect(try ledger.projection()?.standing.sequence == stage.engine.sequence)
    }

    @Test func `one that fell behind under a running engine is brought up with the next action`() throws {
        let stage = try Stage(self.store, clock: self.clock)
        try stage.at(0, .modelTrainer, Cases.report)
        try InMemoryLedger(self.store).write { try $0.dropProjection() }
        try stage.at(6, .modeler, Cases.authorize)
        #expect(try InMemoryLedger(self.store).projection()?.standing.sequence == stage.engine.sequence)
        #expect(try Self.all(stage.engine).map(\.state) == [.authorized])
    }

    @Test
    func `an incident that has ended is let go when its model has a newer one, and still refuses in its own words`()
        throws
    {
        let stage = try Stage(self.store, clock: self.clock)
        try stage.at(0, .modelTrainer, Cases.report)
        try stage.at(1, .director, .terminate(incident: Cases.one))
        try stage.at(2, .director, .start(model: "model_1"))
        try stage.at(3, .modelTrainer, .report(model: "model_1", finding: Cases.bug))
        #expect(stage.engine.state.incidents.map(\.id.rawValue) == [2])
        #expect(try stage.engine.incident(Cases.one)?.state == .terminated)
        #expect(try stage.at(4, .director, .rewind(incident: Cases.one)).code == .wrongState)
        #expect(try stage.at(4, .director, .rewind(incident: IncidentID(rawValue: 3))).code == .unknownSubject)
        #expect(try stage.engine.lines(about: .incident(Cases.one)).last?.event?.name == .actionRefused)
    }

    @Test func `the lines about an incident are its own, and its model's up to the next`() throws {
        let stage = try Stage(self.store, clock: self.clock)
        try stage.engine.note(.resumed(Self.resume(1)))
        try stage.at(0, .modelTrainer, Cases.report)
        try stage.engine.note(.resumed(Self.resume(2)))
        try stage.at(1, .director, .terminate(incident: Cases.one))
        try stage.at(2, .director, .start(model: "model_1"))
        try stage.at(3, .modelTrainer, .report(model: "model_1", finding: Cases.bug))
        try stage.engine.note(.resumed(Self.resume(3)))
        #expect(try self.segments(stage, .incident(Cases.one)) == [1, 2])
        #expect(try self.segments(stage, .incident(IncidentID(rawValue: 2))) == [2, 3])
        #expect(try self.segments(stage, .model("model_1")) == [1, 2, 3])
        #expect(try self.segments(stage, .names(["resumed"])) == [1, 2, 3])
        #expect(try stage.engine.lines(about: .model("model_2")).isEmpty)
        #expect(try stage.engine.lines(about: .events(.incidentOpened)).count == 2)
    }

    @Test func `what became of an effect is told and marked in one transaction`() throws {
        let stage = try Stage(self.store, clock: self.clock)
        try stage.at(0, .modelTrainer, Cases.report)
        let effect = try #require(try stage.engine.pendingEffects().first)
        self.store.failsAfterLines = 0
        #expect(throws: MemoryStore.Failure.self) { try stage.engine.settle(effect, Observation("stands")) }
        #expect(try stage.engine.pendingEffects() == [effect])
        self.store.failsAfterLines = nil
        try stage.engine.settle(effect, Observation("stands"))
        #expect(try stage.engine.pendingEffects().isEmpty)
        #expect(try stage.engine.lines(about: .names(["performed"])).count == 1)
    }

    private func segments(_ stage: Stage, _ topic: Topic) throws -> [Int] {
        try stage.engine.lines(about: topic).compactMap { line in
            if case .resumed(let note)? = line.note { return note.segment }
            return nil
        }
    }

    /// Appends lines as a program that knows of no projection would.
    private static func copy(_ entries: ArraySlice<Entry>, to ledger: InMemoryLedger) throws {
        try ledger.write { transaction in
            for entry in entries {
                try transaction.append(Draft(kind: entry.kind, at: entry.at, body: entry.body), stamp: entry.stamp)
            }
        }
    }

    private static func all(_ engine: Engine) throws -> [Incident] {
        try engine.heads().map { try #require(try engine.incident($0.id)) }
    }

    private static func resume(_ segment: Int) -> ResumeNote {
        ResumeNote(
            model: "model_1",
            training: "model_1-1",
            segment: segment,
            grade: "warm",
            taken: [],
            notTaken: [],
            reason: ""
        )
    }
}
