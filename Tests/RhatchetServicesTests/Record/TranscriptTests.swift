import Foundation
import RhatchetEngine
import RhatchetProtocol
import RhatchetServices
import RhatchetTestSupport
import Testing

@Suite struct TranscriptTests {
    private let play: Performance

    init() throws { self.play = try Performance() }

    @Test func `the example of the protocol is told step by step`() throws {
        try self.play.example()
        try GoldenText("INC-1.md").expect(self.play.transcript())
    }

    @Test func `what was said does not change with what came later`() throws {
        try self.play.example(until: 25)
        let before = try self.steps()
        let later = Finding(category: .convergence, rhat: 1.9, divergent: 0.3, checks: 2)
        try self.play.stage.at(30, .modelTrainer, .report(model: "model_1", finding: later))
        try self.play.stage.at(35, .director, Cases.reject)
        let after = try self.steps()
        #expect(after.count > before.count)
        #expect(Array(after.prefix(before.count)) == before)
        let review = try #require(after.first { $0.contains("review.rejected") })
        #expect(review.contains("- Fix: @code_translator (target_accept 0.65→0.90, max_treedepth 10→15)"))
    }

    @Test func `what happens to the model after the incident is no part of it`() throws {
        try self.play.example()
        let before = try self.steps()
        try self.play.stage.at(70, .modelTrainer, .complete(model: "model_1"))
        try self.play.stage.at(71, .modelTrainer, .start(model: "model_1"))
        #expect(try self.steps() == before)
    }

    @Test(arguments: [
        (Finding(category: .convergence, rhat: 1.47, checks: 2), "Issue: R-hat = 1.47 (>1.3 threshold)"),
        (
            Finding(category: .convergence, rhat: 1.2, divergent: 0.25, checks: 2),
            "Issue: Divergent transitions: 25% (>10% threshold)"
        ),
        (
            Finding(category: .convergence, rhat: 1.2, elapsed: .hours(13), checks: 2),
            "Issue: R-hat = 1.20 (>1.1 after 12 hours)"
        ),
        (Finding(category: .convergence, samplingFailed: true), "Issue: complete sampling failure"),
    ]) func `an escalation names what was crossed`(finding: Finding, line: String) throws {
        try self.play.stage.at(0, .modelTrainer, .report(model: "model_1", finding: finding))
        #expect(try self.steps().contains { $0.contains("\n\(line)\n") })
    }

    @Test func `the fix, the diagnostics and the restart stand at the end`() throws {
        let engine = self.play.project.engine
        try self.play.stage.at(0, .modelTrainer, Cases.report)
        try self.play.stage.at(6, .modeler, Cases.authorize)
        let (before, after) = (String(repeating: "a", count: 64), String(repeating: "b", count: 64))
        let fix = PreparedFix(
            incident: Cases.one,
            model: "model_1",
            file: "model_1.py",
            before: before,
            after: after,
            diff: "-target_accept=0.65\n+target_accept=0.90\n"
        )
        _ = try engine.act(Action(by: .codeTranslator, Cases.apply), notes: [.fixPrepared(fix)])
        var figures = MeasuredFigures(
            model: "model_1",
            training: "model_1-1",
            segment: 2,
            occasion: .verification,
            draws: 500,
            chains: 4,
            divergentShare: 0,
            saturatedShare: nil,
            verdict: "healthy"
        )
        (figures.rhat, figures.rhatParameter, figures.essBulk) = (1.0034, "mu", 812.4)
        try engine.note(.measured(figures))
        let resumed = ResumeNote(
            model: "model_1",
            training: "model_1-1",
            segment: 2,
            grade: "warm",
            taken: ["metric", "step size"],
            notTaken: [],
            reason: "the kernel changed."
        )
        try engine.note(.resumed(resumed))
        let markdown = try self.play.transcript()
        let appendix = """
            ## The change of model_1.py

            ```diff
            -target_accept=0.65
            +target_accept=0.90
            ```

            `\(before)` → `\(after)`

            ## Diagnostics

            | segment | for | chains × draws | max R-hat | min ESS bulk | min ESS tail | verdict |
            |---|---|---|---|---|---|---|
            | 2 | verification | 4 × 500 | 1.003 `mu` | 812 | – | healthy |

            Segment 2 started **warm**, taking over metric, step size. the kernel changed.

            """
        #expect(markdown.hasSuffix(appendix))
    }

    @Test func `there is none of an incident that is not there`() throws {
        let none = try Transcript(
            Cases.one,
            project: self.play.project,
            templates: Templates(self.play.project.paths)
        )
        #expect(none?.markdown == nil)
    }

    @Test func `the keeper of the record writes what has changed, and says why when it cannot`() throws {
        let keeper = RecordKeeper(project: self.play.project)
        try self.play.example(until: 20)
        try keeper.update()
        #expect(keeper.complaints.isEmpty)
        #expect(try self.play.text("output/docs/incidents/INC-1.md").contains("| state | applied |"))
        try self.play.example(from: 21)
        try keeper.update()
        try GoldenText("INC-1.md").expect(self.play.text("output/docs/incidents/INC-1.md"))
        try self.play.folder.write("[]", to: "VERSION_MANIFEST.json")
        try self.play.stage.at(70, .modelTrainer, .report(model: "model_1", finding: Cases.bug))
        try keeper.update()
        #expect(keeper.complaints.first?.hasPrefix("'VERSION_MANIFEST.json' is no JSON object") == true)
    }

    @Test func `a recommended rewind is written with what was seen and what can be done`() throws {
        try self.play.stage.at(0, .modelTrainer, .report(model: "model_1", finding: Cases.warning))
        try self.play.stage.at(1, .director, .consult(incident: Cases.one))
        let advice = Advice(analysis: "a funnel", recommendation: "non-centred", rewind: true)
        try self.play.stage.at(2, .modeler, .advise(incident: Cases.one, advice: advice))
        #expect(self.play.project.engine.state.incident(Cases.one)?.state == .deciding)
        #expect(try self.play.project.engine.pendingEffects().map(\.effect) == [.writeRewind(Cases.one)])
        let document = try self.play.rewindDocument()
        #expect(try document.write(to: self.play.project.paths) == "written to output/docs/rewind/INC-1.md")
        try GoldenText("rewind-INC-1.md").expect(self.play.text("output/docs/rewind/INC-1.md"))
        try self.play.stage.at(3, .director, .rewind(incident: Cases.one, reason: "a design flaw"))
        let done = try self.play.rewindDocument()
        try GoldenText("rewind-done-INC-1.md").expect(done.markdown)
    }

    /// The steps of the transcript, without the table above them.
    private func steps() throws -> [String] {
        let markdown = try self.play.transcript()
        return markdown.trimmingCharacters(in: .newlines).components(separatedBy: "\n## ").dropFirst()
            .map { $0.trimmingCharacters(in: .newlines) }
    }
}
