import RhatchetDiagnostics
import RhatchetEngine
import RhatchetProtocol
import RhatchetServices
import RhatchetTestSupport
import RhatchetTriage
import Testing

/// How judgements, retries and restarts break elsewhere.
@Suite struct JudgementFailureTests {
    @Test func `13 what is not known is taken for a failure`() throws {
        let stage = try Stage()
        let unseen = try #require(LogTriage.judge(ExitRecord(), tail: [], file: "training_1.log"))
        #expect(unseen.finding.category == .unknown)
        try stage.at(
            0,
            .modelTrainer,
            .report(model: "model_1", finding: Finding(category: .unknown, error: "no news"))
        )
        #expect(stage.engine.state.models["model_1"]?.training == .running, "it neither pauses nor stops anything")
        #expect(stage.engine.state.models["model_1"]?.emergencyUsed == false)
        #expect(try stage.engine.pendingEffects().isEmpty)
    }

    @Test func `14 the one emergency counts for the wrong thing`() throws {
        let stage = try Stage()
        try stage.engine.configure(Policy(), models: [ModelDeclaration("model_1"), ModelDeclaration("model_2")])
        try stage.at(0, .modelTrainer, Cases.report)
        try stage.at(1, .modeler, .decline(incident: Cases.one, reason: "a funnel"))
        try stage.at(2, .director, .terminate(incident: Cases.one))
        try stage.at(3, .director, .start(model: "model_1"))
        try stage.at(4, .modelTrainer, Cases.report)
        #expect(stage.incident(IncidentID(rawValue: 2))?.lane == .standard, "once per model, also in a new training")
        let declined = try stage.engine.lines().compactMap(\.event).last { $0.name == .emergencyDeclined }
        #expect(declined?.code == .alreadyUsed)
        try stage.at(5, .modelTrainer, .report(model: "model_2", finding: Cases.critical))
        #expect(stage.incident(IncidentID(rawValue: 3))?.lane == .emergency, "another model has its own")
    }

    @Test func `16 one figure that cannot be computed switches the others off`() {
        var look = Look.sick(rhat: 1.0)
        look.parameters.append(
            ParameterLook(name: "c", rhat: .nan, essBulk: .nan, essTail: .nan, chainESS: [], isConstant: true)
        )
        for index in look.chains.indices { look.chains[index].divergent = look.chains[index].draws / 2 }
        var judge = ConvergenceJudge(policy: Policy())
        let verdict = judge.judge(look, elapsed: .seconds(60))
        #expect(verdict.state == .critical)
        #expect(verdict.divergent == 0.5)
    }

    @Test func `17 the classifier matches the configuration that the log repeats`() throws {
        let log = """
            config: {"on_error": "MemoryError", "retry": ["CUDA out of memory", "NaN in input"]}
            Sampling 4 chains, max_treedepth: 10, MemoryError policy: retry
            Traceback (most recent call last):
              File "model_1.py", line 3, in <module>
                modle.fit()
            NameError: name 'modle' is not defined
            """
        let lines = log.split(separator: "\n").enumerated().map {
            LogLine(number: $0.offset + 1, text: String($0.element))
        }
        let verdict = try #require(LogTriage.judge(ExitRecord(status: 1), tail: lines, file: "training_1.log"))
        #expect(verdict.finding.category == .implementation)
        #expect(verdict.finding.evidence.allSatisfy { ($0.line ?? 0) > 2 })
    }

    @Test func `18 a start that fails is tried again as if it had failed underway`() throws {
        let stage = try Stage()
        let finding = Finding(category: .implementation, halted: true, error: "SyntaxError: invalid syntax")
        try stage.at(0, .modelTrainer, .report(model: "model_1", finding: finding))
        #expect(try stage.at(1, .modelTrainer, Cases.resume).code == .wrongState, "nothing restarts without a fix")
        #expect(try stage.at(2, .modelTrainer, .start(model: "model_1")).code == .wrongState)
        #expect(stage.engine.state.models["model_1"]?.training == .halted)
    }

    @Test func `20 a criterion is tightened, and what was found good before stays good`() {
        var strict = Policy()
        strict.rhatWarning = 1.05
        var look = Look.sick(rhat: 1.08)
        look.parameters[0].chainESS = [200, 200, 200, 200]
        var before = ConvergenceJudge(policy: Policy())
        var after = ConvergenceJudge(policy: strict)
        #expect(before.judge(look, elapsed: .seconds(60)).state == .noted)
        #expect(after.judge(look, elapsed: .seconds(60)).state == .warning, "the figures are judged anew")
    }
}
