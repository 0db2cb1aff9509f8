import Foundation
import RhatchetEngine
import RhatchetProtocol
import RhatchetServices
import RhatchetTestSupport
import Testing

/// How records and reminders break elsewhere.
@Suite struct RecordFailureTests {
    @Test func `10 a decision goes on though its record cannot be written`() throws {
        let store = MemoryStore()
        let stage = try Stage(store)
        try stage.at(0, .modelTrainer, Cases.report)
        store.failsAfterLines = 0
        #expect(throws: MemoryStore.Failure.self) { try stage.at(6, .modeler, Cases.authorize) }
        #expect(stage.incident()?.state == .escalated, "what is not recorded has not happened")
        #expect(try stage.engine.pendingEffects().allSatisfy { if case .applyFix = $0.effect { false } else { true } })
        store.failsAfterLines = nil
        #expect(try stage.at(7, .modeler, Cases.authorize).code == nil)
    }

    @Test func `10 the record can be changed afterwards`() throws {
        let play = try Performance()
        try play.example()
        for sql in ["UPDATE log SET body = '{}' WHERE sequence = 2", "DELETE FROM log WHERE sequence = 2"] {
            let done = SQLiteShell.run(sql, on: play.project.paths.store.path)
            #expect(done.contains("the log is append-only"))
        }
    }

    @Test func `11 a resolved incident takes new findings`() throws {
        let stage = try Stage()
        try stage.at(0, .modelTrainer, .report(model: "model_1", finding: Cases.bug))
        try stage.at(1, .director, .delegate(incident: Cases.one, to: .codeTranslator))
        try stage.at(2, .codeTranslator, .submit(incident: Cases.one, submission: Submission(fixClass: .bugfix)))
        try stage.at(3, .director, .approve(incident: Cases.one))
        try stage.at(4, .modelTrainer, Cases.resume)
        try stage.at(5, .modelTrainer, Cases.verify)
        #expect(stage.incident()?.state == .resolved)
        try stage.at(6, .modelTrainer, .report(model: "model_1", finding: Cases.bug))
        #expect(try stage.engine.incident(Cases.one)?.findings.count == 1)
        let second = try #require(stage.incident(IncidentID(rawValue: 2)))
        #expect(second.state == .reported && second.round == 1)
    }

    @Test func `12 taken on and forgotten`() throws {
        let stage = try Stage()
        try stage.at(0, .modelTrainer, .report(model: "model_1", finding: Cases.bug))
        try stage.at(1, .director, .delegate(incident: Cases.one, to: .codeTranslator))
        try stage.tick(atMinute: 32)
        #expect(try stage.trace().suffix(2) == ["31 deadline.missed", "31 reminder.sent"])
        // The director can give it to somebody else, and then the clock starts anew.
        try stage.at(40, .director, .delegate(incident: Cases.one, to: .codeTranslator))
        try stage.tick(atMinute: 71)
        #expect(try stage.trace().suffix(2) == ["70 deadline.missed", "70 reminder.sent"])
    }
}
