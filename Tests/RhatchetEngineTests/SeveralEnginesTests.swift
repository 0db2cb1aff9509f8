import RhatchetEngine
import RhatchetProtocol
import RhatchetTestSupport
import Testing

@Suite struct SeveralEnginesTests {
    private let store = MemoryStore()
    private let clock = ManualClock()

    @Test func `an engine sees what another has stored, when it looks and when it acts`() throws {
        let (one, other) = (try Stage(self.store, clock: self.clock), try Stage(self.store, clock: self.clock))
        try one.at(0, .modelTrainer, Cases.report)
        #expect(other.engine.state.incidents.isEmpty)
        try other.engine.tick()
        #expect(other.incident()?.state == .escalated)
        try other.at(6, .modeler, Cases.authorize)
        #expect(try one.at(7, .codeTranslator, Cases.apply).code == nil)
        #expect(one.engine.state.incident(Cases.one)?.authorization == Cases.authorization)
    }

    @Test func `of two that act on one incident at one instant exactly one wins`() throws {
        let stages = try (0..<2).map { _ in try Stage(self.store, clock: self.clock) }
        try stages[0].at(0, .modelTrainer, Cases.report)
        try stages[0].at(6, .modeler, Cases.authorize)
        try stages[0].at(20, .codeTranslator, Cases.apply)
        try stages[1].engine.tick()
        let codes = try stages.map { try $0.at(25, .modelTrainer, Cases.resume).code }
        #expect(codes == [nil, .wrongState])
        try stages[0].engine.tick()
        #expect(stages[0].engine.state == stages[1].engine.state)
    }

    @Test func `a deadline that several have missed fires once`() throws {
        let stages = try (0..<3).map { _ in try Stage(self.store, clock: self.clock) }
        try stages[0].at(0, .modelTrainer, Cases.report)
        for stage in stages { try stage.tick(atMinute: 11) }
        #expect(try stages[0].trace().filter { $0.hasSuffix("emergency.expired") } == ["10 emergency.expired"])
    }
}
