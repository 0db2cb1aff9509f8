import RhatchetEngine
import RhatchetProtocol
import RhatchetServices
import RhatchetTestSupport
import Testing

/// What the director's rule does in every state that waits for a director, and that the engine takes it.
@Suite struct RuleDirectorTests {
    private let director = RuleDirector()

    @Test(arguments: [
        (RhatchetProtocol.Category.convergence, Command.consult(incident: Cases.one)),
        (.implementation, .delegate(incident: Cases.one, to: .codeTranslator)),
        (.resource, .delegate(incident: Cases.one, to: .codeTranslator)),
        (.data, .delegate(incident: Cases.one, to: .dataEngineer)),
    ]) func `a report goes to whom its category belongs`(category: RhatchetProtocol.Category, command: Command) throws {
        let stage = try Stage()
        try stage.at(0, .modelTrainer, .report(model: "model_1", finding: Finding(category: category, rhat: 1.2)))
        let answer = self.director.answer(try stage.file(for: .director))
        #expect(answer == .act(command))
        try stage.take(answer, by: .director)
    }

    @Test func `a warning on a training that draws is given time to become an emergency`() throws {
        let stage = try Stage()
        try stage.at(0, .modelTrainer, .report(model: "model_1", finding: Cases.warning))
        #expect(self.waits(stage))
        try stage.tick(atMinute: 14)
        #expect(self.waits(stage))
        try stage.tick(atMinute: 15)
        #expect(!self.waits(stage))
    }

    @Test func `nothing is waited for where no emergency can come`() throws {
        let completed = try Stage()
        try completed.at(0, .modelTrainer, .complete(model: "model_1"))
        try completed.at(1, .modelTrainer, .report(model: "model_1", finding: Cases.warning))
        #expect(!self.waits(completed))
        let bug = try Stage()
        try bug.at(0, .modelTrainer, .report(model: "model_1", finding: Cases.bug))
        #expect(!self.waits(bug))
        let alone = try Stage()
        try alone.at(0, .modeler, .availability(role: .modeler, available: false))
        try alone.at(1, .modelTrainer, .report(model: "model_1", finding: Cases.warning))
        #expect(!self.waits(alone))
    }

    private func waits(_ stage: Stage) -> Bool {
        self.director.waits(on: Cases.one, in: stage.engine.state, at: stage.engine.now)
    }

    @Test func `what nobody understands is left to a person`() throws {
        let stage = try Stage()
        try stage.at(0, .modelTrainer, .report(model: "model_1", finding: Finding(category: .unknown)))
        #expect(self.director.answer(try stage.file(for: .director)) == .nothing)
    }

    @Test(arguments: [
        (Cases.advice, Answer.act(.decide(incident: Cases.one, option: .accept))),
        (Advice(recommendation: "go back to the design", rewind: true), .nothing),
        (Advice(recommendation: "think again"), .nothing),
    ]) func `only an advised change of parameters is accepted`(advice: Advice, expected: Answer) throws {
        let stage = try self.consulted()
        try stage.at(2, .modeler, .advise(incident: Cases.one, advice: advice))
        let answer = self.director.answer(try stage.file(for: .director))
        #expect(answer == expected)
        if expected != .nothing { try stage.take(answer, by: .director) }
    }

    @Test(arguments: [FixClass.parameter, .bugfix, .feature, .algorithm])
    func `only a change of parameters is approved`(
        fixClass: FixClass
    ) throws {
        let stage = try self.consulted()
        try stage.at(2, .modeler, .advise(incident: Cases.one, advice: Cases.advice))
        try stage.at(3, .director, .decide(incident: Cases.one, option: .accept))
        let submission = Submission(fixClass: fixClass, changes: Cases.changes)
        try stage.at(4, .codeTranslator, .submit(incident: Cases.one, submission: submission))
        if stage.incident()?.state == .validating { try stage.at(5, .timeValidator, .validate(incident: Cases.one)) }
        #expect(stage.incident()?.state == .approving)
        let answer = self.director.answer(try stage.file(for: .director))
        guard fixClass == .parameter else {
            #expect(answer == .nothing)
            return
        }
        try stage.take(answer, by: .director)
        #expect(stage.incident()?.state == .ready)
    }

    @Test func `a fix that was verified is granted, one that failed is rejected, and before that nothing is said`()
        throws
    {
        let waiting = try self.probation()
        #expect(self.director.answer(try waiting.file(for: .director)) == .nothing)
        try waiting.at(40, .modelTrainer, Cases.verify)
        try waiting.take(self.director.answer(try waiting.file(for: .director)), by: .director)
        #expect(waiting.incident()?.review == .granted)
        let failed = try self.probation()
        try failed.at(40, .modelTrainer, .verify(incident: Cases.one, passed: false))
        try failed.take(self.director.answer(try failed.file(for: .director)), by: .director)
        #expect(failed.incident()?.review == .rejected)
    }

    @Test func `an overdue review is answered when the outcome is known`() throws {
        let stage = try self.probation()
        try stage.at(40, .modelTrainer, Cases.verify)
        try stage.tick(atMinute: 90)
        #expect(stage.incident()?.state == .overdue)
        try stage.take(self.director.answer(try stage.file(for: .director)), by: .director)
        #expect(stage.incident()?.review == .granted)
    }

    @Test func `a case that waits for others is left alone`() throws {
        let stage = try Stage()
        try stage.at(0, .modelTrainer, Cases.report)
        #expect(self.director.answer(try stage.file(for: .director)) == .nothing)
        try stage.at(6, .modeler, Cases.authorize)
        #expect(self.director.answer(try stage.file(for: .director)) == .nothing)
        try stage.at(20, .codeTranslator, Cases.apply)
        #expect(self.director.answer(try stage.file(for: .director)) == .nothing)
    }

    private func consulted() throws -> Stage {
        let stage = try Stage()
        try stage.at(0, .modelTrainer, .report(model: "model_1", finding: Cases.warning))
        try stage.at(1, .director, .consult(incident: Cases.one))
        return stage
    }

    private func probation() throws -> Stage {
        let stage = try Stage()
        try stage.at(0, .modelTrainer, Cases.report)
        try stage.at(6, .modeler, Cases.authorize)
        try stage.at(20, .codeTranslator, Cases.apply)
        try stage.at(25, .modelTrainer, Cases.resume)
        return stage
    }
}
