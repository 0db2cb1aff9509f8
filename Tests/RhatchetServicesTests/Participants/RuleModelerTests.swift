import RhatchetDiagnostics
import RhatchetProtocol
import RhatchetServices
import RhatchetTestSupport
import Testing

@Suite struct RuleModelerTests {
    private let modeler = RuleModeler()

    @Test(arguments: ["pymc", "nutpie", "cmdstan"])
    func `in an emergency what parameters repair is authorised, with the lines where they stand`(sampler: String) throws
    {
        let stage = try self.escalated()
        let file = try stage.file(
            for: .modeler,
            look: .sick(cut: 0.9),
            sampler: sampler,
            settings: ["max_treedepth": .int(5), "tune": .int(1000), "target_accept": .double(0.8)]
        )
        let answer = self.modeler.answer(file)
        guard case .act(.authorize(Cases.one, let authorization)) = answer else {
            Issue.record("\(answer) authorises nothing")
            return
        }
        let change = try #require(authorization.changes.first { $0.parameter == "max_treedepth" })
        #expect(change.from == .int(5))
        #expect(change.to?.number ?? 0 > 5)
        #expect(change.line == 12)
        #expect(authorization.diagnosis.contains("R-hat"))
        try stage.take(answer, by: .modeler)
        #expect(stage.incident()?.state == .authorized)
    }

    @Test func `in an emergency what no parameter repairs is declined with the reason`() throws {
        let stage = try self.escalated()
        let answer = self.modeler.answer(try stage.file(for: .modeler, look: .sick(rhat: 1.0)))
        guard case .act(.decline(Cases.one, let reason?)) = answer else {
            Issue.record("\(answer) declines nothing")
            return
        }
        #expect(!reason.isEmpty)
        try stage.take(answer, by: .modeler)
        #expect(stage.incident()?.lane == .standard)
    }

    @Test func `when asked in the standard protocol the same is advised, or a rewind`() throws {
        for (look, rewinds) in [(Look.sick(cut: 0.9), false), (.sick(rhat: 1.0), true)] {
            let stage = try self.consulted()
            let settings = ["max_treedepth": Value.int(5), "tune": .int(1000), "target_accept": .double(0.8)]
            let answer = self.modeler.answer(try stage.file(for: .modeler, look: look, settings: settings))
            guard case .act(.advise(Cases.one, let advice)) = answer else {
                Issue.record("\(answer) advises nothing")
                return
            }
            #expect(advice.rewind == rewinds)
            #expect(advice.changes.isEmpty == rewinds)
            try stage.take(answer, by: .modeler)
            #expect(stage.incident()?.state == .deciding)
        }
    }

    @Test func `without draws it declines, or says that it cannot know`() throws {
        let reason = "no draws are known that a remedy could be judged on"
        let emergency = try self.escalated()
        #expect(
            self.modeler.answer(try emergency.file(for: .modeler))
                == .act(.decline(incident: Cases.one, reason: reason))
        )
        let standard = try self.consulted()
        let answer = self.modeler.answer(try standard.file(for: .modeler))
        #expect(answer == .act(.advise(incident: Cases.one, advice: Advice(analysis: reason))))
        try standard.take(answer, by: .modeler)
    }

    @Test func `a case that waits for others is left alone`() throws {
        let stage = try self.escalated()
        try stage.at(6, .modeler, Cases.authorize)
        #expect(self.modeler.answer(try stage.file(for: .modeler, look: .sick(cut: 0.9))) == .nothing)
        #expect(self.modeler.answer(try stage.file(for: .modeler)) == .nothing)
    }

    private func escalated() throws -> Stage {
        let stage = try Stage()
        try stage.at(0, .modelTrainer, Cases.report)
        return stage
    }

    private func consulted() throws -> Stage {
        let stage = try Stage()
        try stage.at(0, .modelTrainer, .report(model: "model_1", finding: Cases.warning))
        try stage.at(1, .director, .consult(incident: Cases.one))
        return stage
    }
}
