import RhatchetEngine
import RhatchetProtocol
import RhatchetTestSupport
import Testing

@Suite struct DecisionTests {
    private let store = MemoryStore()

    @Test func `a decision, its notes and its effects are stored in one transaction`() throws {
        let stage = try Stage(self.store)
        let before = self.store.commits
        let note = Note.performed(PerformedEffect(effect: .stopTraining("model_1"), result: "none"))
        let ruling = try stage.engine.act(Action(by: .modelTrainer, Cases.report), notes: [note])
        #expect(ruling.code == nil)
        #expect(self.store.commits == before + 1)
        let lines = try stage.engine.lines(after: 1)
        #expect(lines.first?.note == note)
        let names = lines.compactMap(\.event).map(\.name)
        #expect(names == [.incidentOpened, .trainingPaused, .emergencyActivated])
        let effects = try stage.engine.pendingEffects()
        #expect(effects.map(\.effect) == [.pauseTraining("model_1")])
        let paused = lines.first { $0.event?.name == .trainingPaused }
        #expect(effects.first?.id == paused.map { StoredEffect.ID(sequence: $0.sequence, index: 0) })
    }

    @Test(arguments: 0...3) func `a transaction that fails after any line stores nothing, and can be tried again`(
        lines: Int
    ) throws {
        let stage = try Stage(self.store)
        let before = stage.engine.state
        self.store.failsAfterLines = lines
        let note = Note.performed(PerformedEffect(effect: .stopTraining("model_1"), result: "none"))
        #expect(throws: MemoryStore.Failure.self) {
            try stage.engine.act(Action(by: .modelTrainer, Cases.report), notes: [note])
        }
        #expect(stage.engine.state == before)
        #expect(self.store.entries.count == 1)
        #expect(self.store.outbox.isEmpty)
        self.store.failsAfterLines = nil
        #expect(try stage.engine.act(Action(by: .modelTrainer, Cases.report)).code == nil)
        #expect(try Stage(self.store).engine.state == stage.engine.state)
    }

    @Test func `what others stored stays known when the own transaction fails`() throws {
        let (one, other) = (try Stage(self.store), try Stage(self.store))
        try one.at(0, .modelTrainer, Cases.report)
        self.store.failsAfterLines = 0
        #expect(throws: MemoryStore.Failure.self) { try other.at(6, .modeler, Cases.authorize) }
        self.store.failsAfterLines = nil
        #expect(other.engine.state == one.engine.state)
        #expect(try other.at(6, .modeler, Cases.authorize).code == nil)
    }

    @Test func `a refusal is recorded and changes nothing, and its notes are left out`() throws {
        let stage = try Stage(self.store)
        try stage.at(0, .modelTrainer, Cases.report)
        let (before, count) = (stage.engine.state, self.store.entries.count)
        let note = Note.performed(PerformedEffect(effect: .stopTraining("model_1"), result: "none"))
        let action = Action(by: .director, Cases.authorize)
        #expect(try stage.engine.act(action, notes: [note]).code == .notAuthorized)
        #expect(stage.engine.state == before)
        let new = try stage.engine.lines().dropFirst(count)
        #expect(new.map { $0.event?.name } == [.actionRefused])
        #expect(new.first?.event?.code == .notAuthorized)
    }

    @Test func `an effect is asked for until it is done or has failed`() throws {
        let stage = try Stage(self.store)
        try stage.at(0, .modelTrainer, Cases.report)
        let effect = try #require(try stage.engine.pendingEffects().first)
        try stage.engine.mark(effect, as: .intended, result: "about to stop 4711")
        let begun = try #require(try Stage(self.store).engine.pendingEffects().first)
        #expect(begun.progress == .intended)
        #expect(begun.result == "about to stop 4711")
        try stage.engine.mark(effect, as: .done)
        #expect(try stage.engine.pendingEffects().isEmpty)
    }

    @Test func `configuring again with the same policy and models adds no line`() throws {
        let stage = try Stage(self.store)
        try stage.engine.configure(Policy(), models: [ModelDeclaration("model_1")])
        #expect(self.store.entries.count == 1)
        try stage.engine.configure(Policy(.expert), models: [ModelDeclaration("model_1"), ModelDeclaration("model_2")])
        #expect(self.store.entries.count == 2)
        #expect(stage.engine.state.policy.name == .expert)
        #expect(stage.engine.state.models["model_2"] != nil)
    }
}
