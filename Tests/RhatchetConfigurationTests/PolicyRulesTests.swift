import RhatchetConfiguration
import RhatchetProtocol
import Testing

/// Keys that are good each for itself and do not fit together.
@Suite struct PolicyRulesTests {
    private static let numbers = [
        Mistake(
            "policy: {rhat_warning: 1.4}\n",
            "1:24: 'rhat_warning' is 1.4; it must lie below 'rhat_critical', which is 1.3 by default"
        ),
        Mistake(
            "policy: {rhat_critical: 1.1}\n",
            "1:25: 'rhat_critical' is 1.1; it must lie above 'rhat_warning', which is 1.1 by default"
        ),
        Mistake(
            "policy: {rhat_note: 1.1}\n",
            "1:21: 'rhat_note' is 1.1; it must lie below 'rhat_warning', which is 1.1 by default"
        ),
        Mistake(
            "policy:\n  rhat_critical: 1.5\n  rhat_warning: 1.6\n",
            "3:17: 'rhat_warning' is 1.6; it must lie below 'rhat_critical', which is 1.5"
        ),
        Mistake(
            "policy:\n  rhat_warning: 1.6\n  rhat_critical: 1.5\n",
            "3:18: 'rhat_critical' is 1.5; it must lie above 'rhat_warning', which is 1.6"
        ),
        Mistake(
            "policy:\n  rhat_warning: 1.2\n  rhat_note: 1.25\n",
            "3:14: 'rhat_note' is 1.25; it must lie below 'rhat_warning', which is 1.2"
        ),
        Mistake("policy: {rhat_note: 101}\n", "1:21: 101 must lie in 1...100"),
        Mistake("policy: {rhat_note: -.inf}\n", "1:21: -inf must lie in 1...100"),
        Mistake(
            "policy: {divergent_critical: 10%}\n",
            "1:30: '10%' is no number; a number is expected here; it is a share, 0.1 for 10 %"
        ),
        Mistake(
            "policy: {divergent_critical: -0.1}\n",
            "1:30: -0.1 must lie in 0...1; it is a share, 0.1 for 10 %"
        ),
        Mistake(
            "policy: {confirm_draws: planned/10}\n",
            "1:25: 'planned/10' is no whole number; a whole number is expected here"
        ),
        Mistake("policy: {confirm_draws: 0}\n", "1:25: 0 must lie in 1...1000000"),
        Mistake("policy: {verify_checks: -1}\n", "1:25: -1 must lie in 1...1000000"),
        Mistake("policy: {verify_checks: [2]}\n", "1:25: a whole number is expected here"),
        Mistake(
            "policy: {elapsed_critical: 12:00}\n",
            "1:28: '12:00' is no duration; write a number with its unit, as 500ms, 30s, 10m or 12h"
        ),
        Mistake(
            "policy: {fix: 0.0001ms}\n",
            "1:15: '0.0001ms' is no duration; write a number with its unit, as 500ms, 30s, 10m or 12h"
        ),
        Mistake(
            "policy: {fix: 30min}\n",
            "1:15: '30min' is no duration; write a number with its unit, as 500ms, 30s, 10m or 12h"
        ),
        Mistake(
            "policy: {fix: \"3\\n0m\"}\n",
            "1:15: '3\\n0m' is no duration; write a number with its unit, as 500ms, 30s, 10m or 12h"
        ),
        Mistake(
            "policy: {fix: ½h}\n",
            "1:15: '½h' is no duration; write a number with its unit, as 500ms, 30s, 10m or 12h"
        ),
    ]

    private static let words = [
        Mistake(
            "policy: {emergency_parameters: [target_acept]}\n",
            "1:33: unknown sampler argument 'target_acept'; did you mean 'target_accept'?"
        ),
        Mistake(
            "policy: {emergency_parameters: [tune, chains]}\n",
            "1:39: unknown sampler argument 'chains'; known: target_accept, max_treedepth, tune, draws, init, metric, "
                + "step_size, initvals"
        ),
        Mistake("policy: {emergency_parameters: [tune, tune]}\n", "1:39: 'tune' stands twice; keep one of them"),
        Mistake(
            "policy: {emergency_parameters: [adapt_delta, target_accept]}\n",
            "1:46: 'target_accept' is 'adapt_delta' by another name; keep one of them"
        ),
        Mistake("policy: {emergency_parameters: []}\n", "1:32: a list is expected here: names of sampler arguments"),
        Mistake("policy:\n", "1:8: a text is expected here"),
        Mistake(
            "policy: [hybrid]\n",
            "1:9: a map is expected here, with the keys name, rhat_note, rhat_warning, rhat_critical, "
                + "divergent_critical, elapsed_critical, confirm_checks, confirm_draws, verify_checks, authorize, apply, fix, "
                + "resume_reminder, review, on_review_overdue, analysis, recommendation, delegated, decision, triage, "
                + "consultation, status, emergency_parameters"
        ),
        Mistake("policy: {name: }\n", "1:16: a text is expected here"),
        Mistake("policy: Hybrid\n", "1:9: 'Hybrid' is no policy; did you mean 'hybrid'?"),
    ]

    private static let projects = [
        Mistake(
            "solo: true\nparticipants:\n  director: {person: ann}\n  data_engineer: {person: bob}\n",
            "4:18: 'solo' is for one person alone, and here stand 'ann' and 'bob'; drop one or 'solo'"
        ),
        Mistake("solo: 1\n", "1:7: '1' is no truth value; true or false is expected here"),
        Mistake("models:\n  model_1.py: {}\n", "2:3: 'model_1.py' is a file; the model's name is 'model_1'"),
        Mistake(
            "models:\n  src/a: {}\n",
            "2:3: 'src/a' is no name of a model; it can have no '/' and no '.' before it"
        ),
        Mistake("models:\n  a: {file: b.py}\n  b: {}\n", "3:3: 'b' has the file 'b.py', which is that of 'a'"),
        Mistake("models:\n  a: {file: b.R}\n", "2:13: 'b.R' is no model file; a Python file, '.py', is expected here"),
        Mistake(
            "models:\n  a:\n",
            "2:5: a map is expected here, with the keys file, trial, expectations, data, expected"
        ),
        Mistake(
            "models:\n  a: {expectations: t.csv}\n",
            "2:21: 't.csv' is no table; rows are expected here, or a file in .yaml, .yml, .md"
        ),
        Mistake(
            "models:\n  a: {expectations: yes}\n",
            "2:21: 'yes' is no table; rows are expected here, or a file in .yaml, .yml, .md"
        ),
    ]

    @Test(arguments: Self.numbers + Self.words + Self.projects)
    func `what does not fit together is named with its place and the way out`(mistake: Mistake) {
        let check = ConfigurationCheck(mistake.text, file: "rhatchet.yaml")
        #expect(check.errors.map(\.description) == ["rhatchet.yaml:" + mistake.message])
    }

    @Test func `every mistake of a file is found at once, in its order`() {
        let text = """
            policy:
              name: hybird
              authorize: 10
              reveiw: 5m
            participants:
              director: {person: ''}
              modeler: {rule: literals}
            models:
              m:
                trial: perhaps
                expectations:
                  - {parameter: a, min: low, max: high}
                  - {mni: 3}
            solo: [true]
            """
        let check = ConfigurationCheck(text, file: "f")
        let places = check.errors.map { "\($0.line):\($0.column)" }
        #expect(places == ["2:9", "3:14", "4:3", "6:22", "7:19", "10:12", "12:29", "12:39", "13:10", "14:7"])
    }

    @Test func `deadlines are free of each other, and the default of the draws may be written out`() {
        let text = "policy: {authorize: 2h, apply: 2h, fix: 1.5h, confirm_draws: planned/20 within 50 and 200}\n"
        let check = ConfigurationCheck(text, file: "f")
        #expect(check.errors.isEmpty)
        #expect(check.configuration.policy.fix == .minutes(90))
        #expect(check.configuration.policy.confirmDraws == nil)
    }

    @Test func `what has no effect is remarked upon, and stands`() {
        let text = "policy:\n  name: expert\n  authorize: 5m\n  triage: 1h\n  on_review_overdue: stand\n"
        let check = ConfigurationCheck(text, file: "f")
        #expect(check.errors.isEmpty)
        #expect(
            check.remarks.map(\.description) == [
                "f:3:14: 'authorize' has no effect: there is no emergency under 'expert'",
                "f:5:22: 'on_review_overdue' has no effect: there is no emergency under 'expert'",
            ]
        )
    }

    @Test func `one person may work solo, with rules and programs beside`() {
        let text = """
            solo: true
            participants:
              director: {person: ann}
              data_engineer: {person: ann}
              modeler: {command: [./m.py]}
            """
        let check = ConfigurationCheck(text, file: "f")
        #expect(check.errors.isEmpty)
        #expect(check.configuration.solo)
        #expect(check.configuration.stated.roles[.modeler] == Place(line: 5, column: 12))
    }
}
