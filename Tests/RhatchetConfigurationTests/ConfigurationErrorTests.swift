import Foundation
import RhatchetConfiguration
import RhatchetProtocol
import RhatchetTestSupport
import Testing

/// A mistake in `rhatchet.yaml`, and the one line that says where it is and what to write.
struct Mistake: CustomTestStringConvertible {
    var text: String
    var message: String

    init(_ text: String, _ message: String) {
        self.text = text
        self.message = message
    }

    var testDescription: String { self.message }
}

@Suite struct ConfigurationErrorTests {
    private let folder: ScratchFolder

    init() throws { self.folder = try ScratchFolder() }

    @Test func `a text whose aliases stand for much more than it says is refused at once`() throws {
        let rows = "[" + (0..<400).map { "{parameter: p\($0), design: 1}" }.joined(separator: ", ") + "]"
        let many = (1..<400).map { "  m\($0): {expectations: *a}\n" }.joined()
        for (models, errors) in [
            (many, ["rhatchet.yaml:1:1: too much stands here by aliases; write out what they repeat"]),
            ("  m1: {expectations: *a}\n", []),
        ] {
            let file = try self.folder.write(
                "models:\n  m0: {expectations: &a \(rows)}\n" + models,
                to: "rhatchet.yaml"
            )
            #expect(ConfigurationCheck(file)?.errors.map(\.description) == errors)
        }
    }

    private static let keys = [
        Mistake("polcy: hybrid\n", "1:1: unknown key 'polcy'; did you mean 'policy'?"),
        Mistake(
            "colour: red\n",
            "1:1: unknown key 'colour'; known: policy, participants, models, solo, canary, people, heartbeat"
        ),
        Mistake(
            "policy: hybrid\nparticipants:\n  directer: {person: ann}\n",
            "3:3: unknown key 'directer'; did you mean 'director'?"
        ),
        Mistake(
            "participants: {director: {person: ada, backups: {person: ben}}}\n",
            "1:49: a list is expected here, each with one of person, rule, command, agent"
        ),
        Mistake(
            "participants: {director: {person: ada, backups: [{rule: remedies}]}}\n",
            "1:57: 'remedies' is no rule for 'director'; known: unattended"
        ),
        Mistake("policy: {name: hybrid, autorize: 10m}\n", "1:24: unknown key 'autorize'; did you mean 'authorize'?"),
        Mistake("models:\n  m: {fiel: a.py}\n", "2:7: unknown key 'fiel'; did you mean 'file'?"),
        Mistake(
            "models:\n  m:\n    expectations: [{parameter: a, mni: 1}]\n",
            "3:35: unknown key 'mni'; did you mean 'min'?"
        ),
        Mistake("policy: hybrid\npolicy: expert\n", "2:1: 'policy' stands twice in one map; keep one of them"),
        Mistake(
            "policy:\n  apply: 10m\n  fix: 3m\n  apply: 11m\n",
            "4:3: 'apply' stands twice in one map; keep one of them"
        ),
        Mistake("models:\n  m: {}\n  m: {}\n", "3:3: 'm' stands twice in one map; keep one of them"),
    ]

    private static let values = [
        Mistake("policy: hybird\n", "1:9: 'hybird' is no policy; did you mean 'hybrid'?"),
        Mistake("policy: anarchy\n", "1:9: 'anarchy' is no policy; known: centralized, expert, hybrid"),
        Mistake(
            "policy: {authorize: 10}\n",
            "1:21: '10' is no duration; write a number with its unit, as 500ms, 30s, 10m or 12h"
        ),
        Mistake(
            "policy: {review: 1 hour}\n",
            "1:18: '1 hour' is no duration; write a number with its unit, as 500ms, 30s, 10m or 12h"
        ),
        Mistake(
            "policy: {review: 0m}\n",
            "1:18: '0m' is no duration; write a number with its unit, as 500ms, 30s, 10m or 12h"
        ),
        Mistake(
            "policy: {review: -5m}\n",
            "1:18: '-5m' is no duration; write a number with its unit, as 500ms, 30s, 10m or 12h"
        ),
        Mistake(
            "policy: {fix: 99999999999999999999m}\n",
            "1:15: '99999999999999999999m' is no duration; write a number with its unit, as 500ms, 30s, 10m or 12h"
        ),
        Mistake("policy: {rhat_critical: 0.9}\n", "1:25: 0.9 must lie in 1...100"),
        Mistake("policy: {rhat_critical: .nan}\n", "1:25: nan must lie in 1...100"),
        Mistake("policy: {rhat_critical: high}\n", "1:25: 'high' is no number; a number is expected here"),
        Mistake("policy: {divergent_critical: 10}\n", "1:30: 10 must lie in 0...1; it is a share, 0.1 for 10 %"),
        Mistake("policy: {confirm_checks: 0}\n", "1:26: 0 must lie in 1...1000000"),
        Mistake("policy: {confirm_checks: 1.5}\n", "1:26: '1.5' is no whole number; a whole number is expected here"),
        Mistake("policy: {on_review_overdue: stop}\n", "1:29: 'stop' is unknown here; 'pause' or 'stand' is expected"),
        Mistake("policy: {emergency_parameters: tune}\n", "1:32: a list is expected here: names of sampler arguments"),
        Mistake("solo: maybe\n", "1:7: 'maybe' is no truth value; true or false is expected here"),
        Mistake("models: {m: {trial: 7}}\n", "1:21: '7' is no truth value; true or false is expected here"),
        Mistake("models: {m: {expectations: {}}}\n", "1:28: a list of rows is expected here"),
        Mistake("models: {m: {expectations: [{min: 1}]}}\n", "1:29: a row needs a 'parameter'"),
        Mistake(
            "models: {m: {expectations: [{parameter: a, design: .nan}]}}\n",
            "1:52: '.nan' is no number that a design can have"
        ),
        Mistake(
            "models: {m: {expectations: [{parameter: a, max: .inf}]}}\n",
            "1:49: '.inf' is no bound; leave 'max' out instead"
        ),
        Mistake("models: [m]\n", "1:9: 'models' must be a map from names to models"),
    ]

    private static let fillings = [
        Mistake(
            "participants:\n",
            "1:14: a map is expected here, with the keys director, modeler, code_translator, model_trainer, data_engineer, time_validator"
        ),
        Mistake(
            "participants: {director: ann}\n",
            "1:26: a map is expected here, with the keys person, rule, command, agent, name, limit, backups"
        ),
        Mistake(
            "participants: {director: {}}\n",
            "1:26: 'director' must be filled by exactly one of person, rule, command, agent"
        ),
        Mistake(
            "participants: {director: {person: ann, rule: unattended}}\n",
            "1:26: 'director' must be filled by exactly one of person, rule, command, agent"
        ),
        Mistake(
            "participants: {director: {rule: remedies}}\n",
            "1:33: 'remedies' is no rule for 'director'; known: unattended"
        ),
        Mistake(
            "participants: {data_engineer: {rule: literals}}\n",
            "1:38: 'literals' is no rule for 'data_engineer'; this role has no built-in rule"
        ),
        Mistake(
            "participants: {modeler: {command: ./agent}}\n",
            "1:35: a list is expected here: the program, then its arguments"
        ),
        Mistake(
            "participants: {modeler: {command: []}}\n",
            "1:35: a list is expected here: the program, then its arguments"
        ),
        Mistake("participants: {modeler: {command: [[a]]}}\n", "1:36: a text is expected here"),
        Mistake("participants: {modeler: {person: ''}}\n", "1:34: a text is expected here"),
    ]

    @Test(arguments: Self.keys + Self.values + Self.fillings) func `a mistake is named with its place and the way out`(
        mistake: Mistake
    ) throws {
        #expect(try self.message(mistake.text) == mistake.message)
    }

    @Test(arguments: [
        "policy: {name: hybrid\n", "policy: 'hybrid\n", "a: b: c\n", "\tpolicy: hybrid\n", "policy: *nowhere\n",
        "policy: hybrid\n---\npolicy: expert\n", "policy: \"\\q\"\n", "- policy\n", "hybrid\n",
        "policy: hybrid\n  x: 1\n",
        "policy: \u{0}\n", "%YAML 9.9\n---\npolicy: hybrid\n",
    ]) func `what is no YAML, or none of ours, is refused in one line with a place in the file`(text: String) throws {
        let message = try #require(try self.message(text))
        let place = try #require(message.prefixMatch(of: /(\d+):(\d+): (.+)/))
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).count
        #expect((1...lines).contains(Int(place.output.1) ?? 0), "\(message)")
        #expect(!message.contains("\n"), "\(message)")
    }

    @Test func `what is nested without end is refused`() throws {
        #expect(try self.message(String(repeating: "[", count: 100_000)) != nil)
        #expect(try self.message(String(repeating: "{a: ", count: 20_000)) != nil)
    }

    @Test func `the template with seeded mistakes is read or refused, and never ends the program`() throws {
        let template = Array(ConfigurationTemplate.text(director: "{person: ann}", person: "ann").utf8)
        let alphabet = Array("{}[]:,-#'\"|>&*!%@ \n\t\u{0}é9a~?.".utf8)
        var (read, refused) = (0, 0)
        for seed in UInt64(1)...1500 {
            var random = Seeded(seed)
            var bytes = template
            for _ in 0..<Int.random(in: 1...6, using: &random) {
                let place = Int.random(in: 0..<bytes.count, using: &random)
                switch Int.random(in: 0..<3, using: &random) {
                case 0: bytes.remove(at: place)
                case 1: bytes.insert(random.pick(alphabet, or: 0), at: place)
                default: bytes[place] = random.pick(alphabet, or: 0)
                }
            }
            let file = self.folder.file("rhatchet.yaml")
            try Data(bytes).write(to: file)
            do {
                _ = try Configuration.read(file)
                read += 1
            } catch let error as ConfigurationError {
                refused += 1
                #expect(error.line >= 1 && error.column >= 1, "seed \(seed): \(error)")
                #expect(!error.message.contains("\n"), "seed \(seed): \(error)")
            }
        }
        #expect(read > 100)
        #expect(refused > 100)
    }

    /// The message without the file's name; nil when the text is read.
    private func message(_ text: String) throws -> String? {
        let file = try self.folder.write(text, to: "rhatchet.yaml")
        do {
            _ = try Configuration.read(file)
            return nil
        } catch let error as ConfigurationError {
            let name = "rhatchet.yaml:"
            #expect(error.description.hasPrefix(name))
            return String(error.description.dropFirst(name.count))
        }
    }
}
