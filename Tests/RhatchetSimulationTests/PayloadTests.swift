import RhatchetProtocol
import RhatchetSimulation
import Testing

/// Payloads of single steps: what they are read as, and what is refused as `malformed`.
@Suite struct PayloadTests {
    @Test(arguments: [
        "do: start", "do: complete, model: [m]", "do: report, model: m", "do: report, finding: {category: data}",
        "do: report, model: m, finding: {}", "do: report, model: m, finding: bad",
        "do: report, model: m, finding: {category: 4}", "do: report, model: m, finding: {category: convergance}",
        "do: report, model: m, finding: {category: convergence, rhat: high}",
        "do: report, model: m, finding: {category: convergence, divergent: 15}",
        "do: report, model: m, finding: {category: convergence, divergent: -0.1}",
        "do: report, model: m, finding: {category: convergence, divergent: .nan}",
        "do: report, model: m, finding: {category: convergence, checks: -1}",
        "do: report, model: m, finding: {category: convergence, checks: 1.5}",
        "do: report, model: m, finding: {category: convergence, signs: low_ess}",
        "do: report, model: m, finding: {category: convergence, signs: [bad_luck]}",
        "do: report, model: m, finding: {category: data, halted: 1}",
        "do: delegate, incident: 1", "do: delegate, to: code_translator", "do: delegate, incident: one, to: modeler",
        "do: delegate, incident: 1, to: everybody", "do: delegate, incident: 1, to: modeler",
        "do: delegate, incident: 1, to: code_translator, category: 4",
        "do: delegate, incident: 1, to: code_translator, guidance: [a]",
        "do: delegate, incident: '1', to: code_translator",
        "do: consult", "do: consult, incident: 1, category: bug", "do: advise, incident: 1, class: tweak",
        "do: advise, incident: 1, rewind: maybe", "do: advise, incident: 1, changes: {parameter: tune}",
        "do: advise, incident: 1, changes: [tune]", "do: advise, incident: 1, changes: [{line: last}]",
        "do: decide, incident: 1",
        "do: decide, incident: 1, option: maybe",
        "do: ask, incident: 1", "do: ask, incident: 1, text: [a]", "do: answer, incident: 1, text: a",
        "do: answer, incident: 1, outcome: optional", "do: answer, incident: 1, text: a, outcome: none",
        "do: submit, incident: 1", "do: submit, incident: 1, class: tweak", "do: validate, incident: 1, verdict: good",
        "do: verify, incident: 1", "do: verify, incident: 1, passed: perhaps",
        "do: verify, incident: 1, passed: 'true'",
        "do: authorize, incident: 1, diagnosis: a", "do: authorize, incident: 1, changes: [{parameter: tune}]",
        "do: authorize, incident: 1, diagnosis: a, changes: []", "do: apply, incident: 1, changes: tune",
        "do: review, incident: 1", "do: review, incident: 1, verdict: pass", "do: recall", "do: pause",
        "do: resume, incident: 1, model: m", "do: message, model: m, text: a", "do: message, to: modeler, text: a",
        "do: message, model: m, to: modeler", "do: message, model: m, to: [modeler, director], text: a",
        "do: message, model: m, incident: 1, to: modeler, text: a", "do: message, model: m, to: director, text: a",
        "do: message, model: m, to: modeler, text: a, channel: shout", "do: availability, role: modeler",
        "do: availability, available: true", "do: availability, role: cook, available: true",
        "do: expectations, model: m",
        "do: expectations, model: m, rows: a.md", "do: expectations, model: m, rows: [{parameter: a, min: low}]",
        "do: expectations, model: m, rows: [{min: 1}]",
    ]) func `what is missing or outside its list is refused at its step`(step: String) throws {
        let events = try self.play(step)
        #expect(events.map(\.name) == [.incidentOpened, .actionRefused])
        #expect(events.last?.code == .malformed)
    }

    @Test func `a refused step is told with its subject, as far as that is known`() throws {
        let known = try self.play("do: decide, incident: 1").last
        #expect(known?.incident == IncidentID(rawValue: 1) && known?.model == "m")
        let unknown = try self.play("do: decide, incident: 2").last
        #expect(unknown?.incident == nil && unknown?.model == nil && unknown?.code == .malformed)
        let least = try self.play("do: approve, incident: \(Int.min)").last
        #expect(least?.incident == nil && least?.code == .unknownSubject)
        let model = try self.play("do: report, model: m").last
        #expect(model?.incident == nil && model?.model == "m")
    }

    @Test func `null counts as absent`() throws {
        #expect(try self.command("do: validate, incident: 1, verdict: ~") == .validate(incident: Self.one))
        #expect(try self.command("do: pause, incident: null, model: m") == .pause(subject: .model("m")))
        #expect(try self.command("do: apply, incident: 1, changes: Null") == .apply(incident: Self.one))
        let row = ExpectationRow(parameter: "a", design: .int(1))
        let rows = "[{parameter: a, design: 1, min: ~, unit: null}]"
        #expect(try self.command("do: expectations, model: m, rows: \(rows)") == .expectations(model: "m", rows: [row]))
    }

    @Test func `guidance is a text, or true for asking without one`() throws {
        for (written, read) in [("how much", "how much"), ("true", ""), ("false", nil), ("''", nil)]
            as [(String, String?)]
        {
            let command = try self.command("do: decide, incident: 1, option: accept, guidance: \(written)")
            #expect(command == .decide(incident: Self.one, option: .accept, guidance: read))
        }
    }

    @Test func `a finding is read with every key`() throws {
        let written = """
            do: report, model: m, finding: {category: convergence, rhat: 1.4, divergent: 0, elapsed: "14:18", checks: 3, \
            sampling_failed: false, halted: yes, error: stuck, signs: [low_ess, slow]}
            """
        let finding = Finding(
            category: .convergence,
            rhat: 1.4,
            divergent: 0,
            elapsed: .minutes(858),
            checks: 3,
            halted: true,
            error: "stuck",
            signs: [.lowESS, .slow]
        )
        #expect(try self.command(written) == .report(model: "m", finding: finding))
    }

    @Test(arguments: ["14:18", "'14:18'", "858m", "14.3h", "51480s", "14:18:00.000"])
    func `how long it has sampled is a time or a duration`(written: String) throws {
        let command = try self.command("do: report, model: m, finding: {category: data, elapsed: \(written)}")
        guard case .report(_, let finding) = command else {
            Issue.record("no report")
            return
        }
        #expect(finding.elapsed == .minutes(858))
    }

    @Test(arguments: [".nan", ".inf", "-.inf"]) func `an R-hat that is no number is a sampling failure`(rhat: String)
        throws
    {
        let command = try self.command("do: report, model: m, finding: {category: convergence, rhat: \(rhat)}")
        #expect(command == .report(model: "m", finding: Finding(category: .convergence, samplingFailed: true)))
    }

    @Test func `a change keeps its literals, and one of data may name its file alone`() throws {
        let changes =
            "[{parameter: a, from: 1, to: 2.5, file: f.py, line: 7}, {parameter: b, from: yes, to: '3'}, {file: d.csv}]"
        let read = [
            Change(parameter: "a", from: .int(1), to: .double(2.5), file: "f.py", line: 7),
            Change(parameter: "b", from: .bool(true), to: .string("3")), Change(parameter: "", file: "d.csv"),
        ]
        #expect(
            try self.command("do: apply, incident: 1, changes: \(changes)") == .apply(incident: Self.one, changes: read)
        )
    }

    private static let one = IncidentID(rawValue: 1)

    /// The events of a report on `m`, and of one step after it, by the director.
    private func play(_ step: String) throws -> [Event] { try self.read(step).play().events }

    private func command(_ step: String) throws -> Command? {
        switch try self.read(step).steps.last?.request {
        case .command(let command): command
        case .malformed, nil: nil
        }
    }

    private func read(_ step: String) throws -> Scenario {
        let report = "at: 0:00, by: model_trainer, do: report, model: m, finding: {category: data}"
        let text = "policy: centralized\nmodels: {m: {}}\nsteps:\n- {\(report)}\n- {at: 0:01, by: director, \(step)}\n"
        return try ScenarioReader(file: "s.yaml").read(text)
    }
}
