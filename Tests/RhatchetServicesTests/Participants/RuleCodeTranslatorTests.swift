import RhatchetEngine
import RhatchetProtocol
import RhatchetServices
import RhatchetTestSupport
import Testing

@Suite struct RuleCodeTranslatorTests {
    private let translator = RuleCodeTranslator()

    @Test func `an authorisation is applied as it stands`() throws {
        let stage = try Stage()
        try stage.at(0, .modelTrainer, Cases.report)
        #expect(self.translator.answer(try stage.file(for: .codeTranslator)) == .nothing)
        try stage.at(6, .modeler, Cases.authorize)
        #expect(
            self.translator.answer(try stage.file(for: .codeTranslator)) == .applyAuthorized(Cases.one, Cases.changes)
        )
    }

    @Test(arguments: [Canary.better, .inconclusive, .worse, nil])
    func `an authorisation is declined where its canary got worse, and only there`(verdict: Canary?) throws {
        let stage = try Stage()
        try stage.at(0, .modelTrainer, Cases.report)
        try stage.at(6, .modeler, Cases.authorize)
        var file = try stage.file(for: .codeTranslator)
        let changes = Cases.changes
        file.canary = CanaryNote(
            Cases.one,
            "model_1",
            changes: changes,
            verdict: verdict,
            reason: "divergent 0/400 → 90/400"
        )
        let reason = "the canary got worse: divergent 0/400 → 90/400"
        #expect(
            self.translator.answer(file)
                == (verdict == .worse
                    ? .act(.decline(incident: Cases.one, reason: reason)) : .applyAuthorized(Cases.one, changes))
        )
    }

    @Test func `a delegated advice is submitted as a change of parameters`() throws {
        let stage = try self.delegated(Cases.advice, to: .codeTranslator)
        guard case .submit(Cases.one, let submission) = self.translator.answer(try stage.file(for: .codeTranslator))
        else {
            Issue.record("nothing is submitted")
            return
        }
        #expect(submission.fixClass == .parameter)
        #expect(submission.changes == Cases.changes)
        #expect(submission.summary == "target_accept 0.65→0.90, max_treedepth 10→15")
    }

    @Test func `what asks for code, or is delegated to somebody else, is left alone`() throws {
        let vague = try self.delegated(Advice(recommendation: "write it anew"), to: .codeTranslator)
        #expect(self.translator.answer(try vague.file(for: .codeTranslator)) == .nothing)
        let other = try self.delegated(Cases.advice, to: .dataEngineer)
        #expect(self.translator.answer(try other.file(for: .codeTranslator)) == .nothing)
        let bug = try Stage()
        try bug.at(0, .modelTrainer, .report(model: "model_1", finding: Cases.bug))
        try bug.at(1, .director, .delegate(incident: Cases.one, to: .codeTranslator))
        #expect(self.translator.answer(try bug.file(for: .codeTranslator)) == .nothing)
    }

    private func delegated(_ advice: Advice, to role: Role) throws -> Stage {
        let stage = try Stage()
        try stage.at(0, .modelTrainer, .report(model: "model_1", finding: Cases.warning))
        try stage.at(1, .director, .consult(incident: Cases.one))
        try stage.at(2, .modeler, .advise(incident: Cases.one, advice: advice))
        try stage.at(3, .director, .delegate(incident: Cases.one, to: role))
        #expect(stage.incident()?.state == .fixing)
        return stage
    }
}
