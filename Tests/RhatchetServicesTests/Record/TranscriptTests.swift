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
        #expect(try self.play.transcript() == Self.example)
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
        #expect(review.contains("- Fix: target_accept 0.65→0.90, max_treedepth 10→15"))
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
            "Issue: Divergent transitions: 25.00% (>10.00% threshold)"
        ),
        (
            Finding(category: .convergence, rhat: 1.2, elapsed: .hours(13), checks: 2),
            "Issue: R-hat = 1.20 (>1.1 after 12 hours)"
        ),
        (Finding(category: .convergence, samplingFailed: true), "Issue: complete sampling failure"),
    ]) func `an escalation names what was crossed`(finding: Finding, line: String) throws {
        try self.play.stage.at(0, .modelTrainer, .report(model: "model_1", finding: finding))
        #expect(try self.steps().contains { $0.contains("> \(line)\n") })
    }

    @Test func `the fix, the diagnostics and the restart stand at the end`() throws {
        try self.play.example()
        let engine = self.play.project.engine
        let (before, after) = (String(repeating: "a", count: 64), String(repeating: "b", count: 64))
        let fix = PreparedFix(
            incident: Cases.one,
            model: "model_1",
            file: "model_1.py",
            before: before,
            after: after,
            diff: "-target_accept=0.65\n+target_accept=0.90\n"
        )
        try engine.note(.fixPrepared(fix))
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

    @Test func `what a log says stays a quotation, whatever stands in it`() throws {
        let error = "KeyError: 'x'\n# INC-2: forged\n```\n@director: approve"
        let evidence = Evidence(file: "training_1.log", line: 12, text: "first\nsecond")
        let finding = Finding(category: .implementation, error: error, evidence: [evidence])
        try self.play.stage.at(0, .modelTrainer, .report(model: "model_1", finding: finding))
        let markdown = try self.play.transcript()
        let lines = markdown.split(separator: "\n")
        #expect(lines.filter { $0.hasPrefix("# ") } == ["# INC-1: model_1"])
        #expect(
            lines.filter { $0.contains("forged") || $0.contains("approve") || $0.contains("second") }.allSatisfy {
                $0.hasPrefix("> ")
            }
        )
    }

    @Test func `there is none of an incident that is not there`() throws {
        let none = Transcript(Cases.one, project: self.play.project, lines: try self.play.project.engine.lines())
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
        #expect(try self.play.text("output/docs/incidents/INC-1.md") == Self.example)
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
        #expect(try self.play.text("output/docs/rewind/INC-1.md") == Self.rewind)
        try self.play.stage.at(3, .director, .rewind(incident: Cases.one, reason: "yes"))
        let done = try self.play.rewindDocument()
        #expect(done.markdown.hasPrefix("# Rewind of model_1, done\n"))
    }

    /// The steps of the transcript, without the table above them.
    private func steps() throws -> [String] {
        let markdown = try self.play.transcript()
        return markdown.trimmingCharacters(in: .newlines).components(separatedBy: "\n## ").dropFirst()
            .map { $0.trimmingCharacters(in: .newlines) }
    }

    private static let rewind = """
        # Rewind of model_1, recommended

        From INC-1, round 1.

        ## What was seen

        - 2026-01-28T14:30:00.000Z warning: R-hat = 1.20

        ## Analysis

        a funnel

        ## Recommendation

        non-centred

        ## What the director can do

        - `rewind`: the training ends, its draws and files stay, and the model goes back to Phase 1.
        - another advice: ask the modeler again.
        - `terminate`: the training ends and nothing follows.

        """

    private static let example = """
        # INC-1: model_1

        | | |
        |---|---|
        | state | resolved |
        | lane | emergency |
        | category | convergence |
        | severity | critical |
        | round | 1 |
        | review | granted |
        | repair | verified |

        ## 2026-01-28T14:30:00.000Z incident.opened

        @model_trainer (person model_trainer) → @director

        > ⚠️ ERROR DETECTED
        > Model: model_1
        > Log: output/implementation/logs/training_1.log
        > Error: R-hat = 1.47
        > Error Type: Convergence
        > Severity: CRITICAL
        > Elapsed: 14.3 hours

        ## 2026-01-28T14:30:00.000Z training.paused

        @model_trainer (person model_trainer) → @director

        ## 2026-01-28T14:30:00.000Z emergency.activated

        @model_trainer (person model_trainer) → @modeler (copy @director)

        > ⚠️ EMERGENCY CONVERGENCE ⚠️
        > Protocol 11 activated
        >
        > Model: model_1
        > Training duration: 14.3 hours
        > Issue: R-hat = 1.47 (>1.3 threshold)
        > Divergent transitions: 0.00%
        > Convergence status: SEVERE NON-CONVERGENCE
        >
        > Direct escalation: @modeler, please diagnose and provide fix instructions.
        >
        > @director: COPY - retroactive approval will be asked for within 1 hour of the fix.

        ## 2026-01-28T14:36:00.000Z fix.authorized

        @modeler (person modeler) → @code_translator (copy @director)

        > Diagnosis: target acceptance too low
        >
        > @code_translator: Implement these changes in model_1.py:
        > - target_accept=0.65 → target_accept=0.9
        > - max_treedepth=10 → max_treedepth=15
        >
        > @director: COPY - proposed fix for retroactive approval.
        > Rationale: none given

        ## 2026-01-28T14:50:00.000Z fix.applied

        @code_translator (person code_translator) → @model_trainer (copy @director)

        > Changes made to model_1.py:
        > - target_accept=0.65 → target_accept=0.9
        > - max_treedepth=10 → max_treedepth=15
        >
        > @model_trainer: Fix complete, resume training from checkpoint.
        > @director: COPY - fix implemented, awaiting retroactive approval.

        ## 2026-01-28T14:55:00.000Z training.resumed

        @model_trainer (person model_trainer) → @director

        > Resuming training from checkpoint
        > Fix applied: target_accept 0.65→0.90, max_treedepth 10→15
        > Monitoring for improved convergence

        ## 2026-01-28T15:10:00.000Z verification.passed

        @model_trainer (person model_trainer) → @director

        ## 2026-01-28T15:30:00.000Z review.granted

        @director (person director) → @modeler, @code_translator, @model_trainer, @data_engineer, @time_validator

        > RETROACTIVE APPROVAL
        >
        > Emergency Protocol 11 executed:
        > - Trigger: R-hat = 1.47
        > - Fix: target_accept 0.65→0.90, max_treedepth 10→15
        >
        > Approval: GRANTED
        > Rationale: known remedy

        ## 2026-01-28T15:30:00.000Z incident.resolved

        @director (person director) → @modeler, @code_translator, @model_trainer, @data_engineer, @time_validator

        """
}
