import Foundation
import RhatchetConfiguration
import RhatchetProtocol
import RhatchetSimulation
import Testing

/// Files of teams.
@Suite struct TeamReaderTests {
    private static let others = """
          others: {roles: [modeler, code_translator, model_trainer, data_engineer, time_validator], kind: agent}
        """

    private static var folder: URL {
        URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "examples/teams")
    }

    private func read(_ text: String) throws -> Team { try TeamReader(file: "team.yaml").read(text) }

    @Test func `the file of the seeds' team is the team that is built in`() throws {
        let text = try String(contentsOf: Self.folder.appending(path: "seeds.yaml"), encoding: .utf8)
        #expect(try self.read(text) == .seeds)
    }

    @Test(arguments: ["alone", "around-the-world", "agents-at-night", "lab"]) func `an example can be read and played`(
        name: String
    ) throws {
        let file = Self.folder.appending(path: "\(name).yaml")
        let team = try self.read(try String(contentsOf: file, encoding: .utf8))
        let night = team.night(0, under: team.policy(.hybrid), seed: 1)
        #expect(night.trainings == team.trainings.models * team.trainings.projects)
        #expect(night.converged > 0)
    }

    @Test(arguments: [
        ("", "1:1: a team needs 'people', a map from names to who they are"),
        ("peple: {}", "1:1: unknown key 'peple'; did you mean 'people'?"),
        ("people: {a: {roles: [direktor]}}", "1:22: 'direktor' is not known here; did you mean 'director'?"),
        ("people: {a: {roles: [director]}}", "1:9: nobody fills 'modeler'; give the role to somebody"),
        (
            "people: {a: {roles: [director], hours: 8-18}}",
            "1:40: '8-18' is no working time; write it as 8:00-18:00, or 'always'"
        ),
        (
            "people: {a: {roles: [director], days: [someday]}}",
            "1:40: 'someday' is no day; known: mon, tue, wed, thu, fri, sat, sun"
        ),
        (
            "people: {a: {roles: [director], utc: +25}}",
            "1:38: '+25' is no offset from UTC; write it as +2, -3:30 or 0, at most 14 hours"
        ),
        ("people: {a: {roles: [director], count: 0}}", "1:40: 0 must lie in 1...1000"),
        ("trainings: {models: 0}\npeople: {}", "1:21: 0 must lie in 1...100"),
        (
            "trainings: {start: noon}\npeople: {}",
            "1:20: 'noon' is no time of the day; write it as \"20:00\" in UTC, or 'any'"
        ),
        (
            "errors: {by_training: {4: {critical: 1}}}\npeople: {}", "1:24: 4 must lie in 1...3"
        ),
        (
            "errors: {by_training: {1: {criticl: 1}}}\npeople: {}",
            "1:28: unknown key 'criticl'; did you mean 'critical'?"
        ),
        ("people: {a: {roles: [director], heeds: 2}}", "1:40: 2 must lie in 0...1"),
        (
            "people: {a: {roles: [director}}",
            "1:30: did not find expected ',' or ']': a list is written [a, b], with ',' between and ']' at its end"
        ),
        (
            "people:\n\ta: 1",
            "2:1: found character that cannot start any token: indent with spaces and not with tabs, and put a text that "
                + "begins with @, % or ` in quotes"
        ),
        (
            "name: a: b",
            "1:8: mapping values are not allowed in this context: a line has one 'key: value'; put a text with ': ' in "
                + "quotes, and each key on a line of its own"
        ),
        ("errors: {critical: 5}\npeople: {}", "1:20: 5 must lie in 0...1"),
        ("mistakes: {misuse: often}\npeople: {}", "1:20: 'often' is no number; a number is expected here"),
        (
            "work: {triage: {uniform: [2m, 1m]}}\npeople: {}",
            "1:26: two durations are expected here, the shorter one first, as [5m, 15m]"
        ),
        (
            "work: {triage: soon}\npeople: {}",
            "1:16: 'soon' is no duration; write a number with its unit, as 30s, 10m or 12h, or a distribution: uniform, "
                + "exponential, lognormal, observed"
        ),
        ("policy: fast\npeople: {}", "1:9: 'fast' is no policy; known: centralized, expert, hybrid"),
    ]) func `what cannot be read is said with its place and what is allowed`(text: String, message: String) {
        #expect(self.error(text) == "team.yaml:" + message)
    }

    @Test func `a training says only what is different with it`() throws {
        let team = try self.read(
            """
            trainings: {models: 2, projects: 2}
            errors:
              per_100_hours: {data: 1}
              critical: 0.25
              by_training:
                3: {per_100_hours: {convergence: 9}}
            people:
              boss: {roles: [director]}
            \(Self.others)
            """
        )
        let third = try #require(team.errors.byTraining[2])
        #expect(third.rates[.convergence] == 9 && third.rates[.data] == 0 && third.critical == 0.25)
        #expect(team.errors.byTraining.count == 1 && team.errors.rates[.data] == 1)
    }

    @Test func `a team in which somebody is never there is refused with an explanation`() {
        let text = "people:\n  boss: {roles: [director], hours: []}\n\(Self.others)"
        #expect(
            self.error(text)
                == "team.yaml:2:3: 'boss' is never there as 'director', so that an incident would wait for ever; give "
                + "'hours', or 'on_call' for everything"
        )
    }

    @Test func `an agent that would review its own fixes is refused with an explanation`() {
        let text = "people:\n  all: {roles: [director, modeler, code_translator], kind: agent}\n\(Self.others)"
        #expect(
            self.error(text)
                == "team.yaml:2:3: 'all' is 'agent', 'director' and 'modeler'; only a person reviews what they made "
                + "themselves, give one of the roles to another"
        )
    }

    @Test func `a night in which nobody answers comes to its end and says who was waited for`() throws {
        // At work on Sundays alone, for a minute: the horizon is reached before.
        let text = """
            trainings: {horizon: 30h, start: "20:00"}
            people:
              boss: {roles: [director], hours: "0:00-0:01", days: [sun]}
            \(Self.others)
            """
        let team = try self.read(text)
        var plan = Plan(only: [Plan.Given(at: .hours(1), Trouble(.data, isHalting: true))])
        plan.day = 0
        let night = team.night(0, under: Policy(.centralized), seed: 1, plan: plan)
        #expect(night.stuck == 1)
        #expect(night.incidents.map(\.state) == [.reported])
    }

    private func error(_ text: String) -> String? {
        do {
            _ = try self.read(text)
            return nil
        } catch {
            return "\(error)"
        }
    }
}
