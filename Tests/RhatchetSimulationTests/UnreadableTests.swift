import RhatchetConfiguration
import RhatchetSimulation
import Testing

/// Files that are refused whole, each with the place of what is wrong (PROTOCOL 14, the reader).
@Suite struct UnreadableTests {
    struct Mistake: Sendable, CustomStringConvertible {
        let text: String
        let message: String

        init(_ text: String, _ message: String) {
            self.text = text
            self.message = message
        }

        /// A mistake in the third line, which is a step.
        init(step: String, _ message: String) {
            self.init("models: {m: {}}\nsteps:\n- {\(step)}\n", "3:" + message)
        }

        var description: String { self.message }
    }

    private static let noModels = "a scenario needs 'models', a map from names to models"
    private static let clock = "write it as 0:06, 0:06:30 or 0:06:30.500"

    static let files = [
        Mistake("", "1:1: \(Self.noModels)"),
        Mistake("# nothing\n", "1:1: \(Self.noModels)"),
        Mistake("policy: hybrid\n", "1:1: \(Self.noModels)"),
        Mistake("policy: hybrid\nmodels:\n", "1:1: \(Self.noModels)"),
        Mistake("models: {}\n", "1:9: \(Self.noModels)"),
        Mistake("models: [m]\n", "1:9: \(Self.noModels)"),
        Mistake("- models\n", "1:1: a map is expected here, with the keys policy, models, until, steps"),
        Mistake("models: {m: {}}\nstep: []\n", "2:1: unknown key 'step'; did you mean 'steps'?"),
        Mistake("models: {m: {}}\nname: night\n", "2:1: unknown key 'name'; known: policy, models, until, steps"),
        Mistake("models: {m: {}}\nsteps: {}\n", "2:8: a list of steps is expected here"),
        Mistake("models: {m: {}}\nsteps: [wait]\n", "2:9: a step is expected here: a map with 'at', 'by' and 'do'"),
        Mistake("models: {m: {}}\nuntil: noon\n", "2:8: 'noon' is no time; \(Self.clock)"),
        Mistake("models: {m: {}}\npolicy: hybird\n", "2:9: 'hybird' is no policy; did you mean 'hybrid'?"),
        Mistake("models: {m: {}}\npolicy: {nmae: hybrid}\n", "2:10: unknown key 'nmae'; did you mean 'name'?"),
    ]

    static let models = [
        Mistake("models: {m: {fil: a.py}}\n", "1:14: unknown key 'fil'; did you mean 'file'?"),
        Mistake("models: {m: {phase: 2}}\n", "1:21: '2' is no phase; 1 or 5B is expected here"),
        Mistake(
            "models: {m: {expectations: [{parameter: a, mni: 1}]}}\n",
            "1:44: unknown key 'mni'; did you mean 'min'?"
        ),
        Mistake("models: {m: {expectations: a.md}}\n", "1:28: a list of rows is expected here"),
    ]

    static let steps = [
        Mistake(step: "by: director, do: approve", "3: a step needs 'at'"),
        Mistake(step: "at: 0:00, do: approve", "3: a step needs 'by'"),
        Mistake(step: "at: 0:00, by: director", "3: a step needs 'do'"),
        Mistake(step: "at: , by: director, do: approve", "3: a step needs 'at'"),
        Mistake(step: "at: 6, by: director, do: approve", "8: '6' is no time; \(Self.clock)"),
        Mistake(step: "at: '0:60', by: director, do: approve", "8: '0:60' is no time; \(Self.clock)"),
        Mistake(step: "at: 0:06:30.5, by: director, do: approve", "8: '0:06:30.5' is no time; \(Self.clock)"),
        Mistake(step: "at: 0:00, by: director, do: aprove", "32: 'aprove' is not known here; did you mean 'approve'?"),
        Mistake(
            step: "at: 0:00, by: modeller, do: advise",
            "18: 'modeller' is not known here; did you mean 'modeler'?"
        ),
        Mistake(
            step: "at: 0:00, by: director, do: approve, verdict: pass",
            "41: unknown key 'verdict'; known: at, by, do, incident, reason"
        ),
        Mistake(
            step: "at: 0:00, by: director, do: start, trial: true",
            "39: unknown key 'trial'; known: at, by, do, model"
        ),
        Mistake(
            step: "at: 0:00, by: director, do: report, finding: {rat: 1}",
            "50: unknown key 'rat'; did you mean 'rhat'?"
        ),
        Mistake(
            step: "at: 0:00, by: director, do: report, finding: {elapsed: 12}",
            "59: '12' is no length of time; write it as 14:18 or 12h"
        ),
        Mistake(
            step: "at: 0:00, by: director, do: apply, changes: [{name: a}]",
            "50: unknown key 'name'; known: parameter, from, to, file, line"
        ),
        Mistake(
            step: "at: 0:00, by: director, do: expectations, rows: [{mix: 1}]",
            "54: unknown key 'mix'; did you mean 'min'?"
        ),
    ]

    static let orders = [
        Mistake(
            "models: {m: {}}\nsteps:\n- {at: 0:06, by: director, do: approve}\n- {at: 0:05, by: director, do: approve}\n",
            "4:8: this step is at 0:05, before the one above it; sort the steps by time"
        ),
        Mistake(
            "models: {m: {}}\nuntil: 0:05\nsteps:\n- {at: 0:05, by: director, do: approve}\n- {at: 0:05:00.001, by: director, do: refuse}\n",
            "5:8: this step is at 0:05:00.001, after 'until', which is 0:05"
        ),
    ]

    @Test(arguments: Self.files + Self.models + Self.steps + Self.orders)
    func `a mistake is named with its place`(mistake: Mistake) {
        #expect(self.message(mistake.text) == mistake.message)
    }

    @Test(arguments: [
        "models: {m: {}}\nmodels: {n: {}}\n", "models: {m: {}, m: {}}\n", "models: {m: {file: a.py, file: b.py}}\n",
        "models: {m: {}}\npolicy: {name: hybrid, name: expert}\n",
        "models: {m: {}}\nsteps: [{at: 0:00, at: 0:01, by: director, do: approve}]\n",
        "models: {m: {}}\nsteps: [{at: 0:00, by: director, do: report, finding: {rhat: 1, rhat: 2}}]\n",
        "models: {m: {}}\nsteps: [{at: 0:00, by: director, do: apply, changes: [{line: 1, line: 2}]}]\n",
    ]) func `a key that stands twice is named, wherever it stands`(text: String) throws {
        #expect(try #require(self.message(text)).contains(/^\d+:\d+: '\w+' stands twice/))
    }

    @Test(arguments: [
        "models: {m: {}\n", "models: 'm\n", "a: b: c\n", "\tmodels: {}\n", "models: *nowhere\n", "models: \u{0}\n",
        "models: {m: {}}\n---\nmodels: {m: {}}\n", String(repeating: "[", count: 50_000),
    ]) func `what is no YAML is refused in one line with a place`(text: String) throws {
        #expect(try #require(self.message(text)).contains(/^\d+:\d+: [^\n]+$/))
    }

    /// The message without the file's name; nil when the text is read.
    private func message(_ text: String) -> String? {
        do {
            _ = try ScenarioReader(file: "s.yaml").read(text)
            return nil
        } catch {
            let said = "\(error)"
            #expect(error is ConfigurationError && said.hasPrefix("s.yaml:"))
            return String(said.dropFirst("s.yaml:".count))
        }
    }
}
