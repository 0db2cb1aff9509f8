import Foundation
import RhatchetProtocol
import RhatchetTestSupport
import Testing

/// `rhatchet compare` from the outside.
@Suite struct CompareTests {
    private let folder: ScratchFolder

    init() throws { self.folder = try ScratchFolder() }

    @Test func `a night that is written out plays as a scenario`() throws {
        let file = self.folder.file("night.yaml")
        let written = try Rhatchet.run(["compare", "--night", "3", "--policy", "hybrid", "--output", file.path])
        #expect(written.status == 0 && written.output.isEmpty)
        let played = try Rhatchet.run(["replay", file.path])
        #expect(played.status == 0)
        #expect(played.output.contains("training.completed @model_trainer"))
    }

    @Test func `text tells times, measures and the seeds' claims`() throws {
        let said = try Rhatchet.run(["compare", "--runs", "20"])
        #expect(said.status == 0)
        for part in [
            "20 nights, seed 1", "error to resumed training, median", "difference from centralized",
            "two-oclock: holds",
        ] {
            #expect(said.output.contains(part), "\(part)")
        }
    }

    @Test func `JSON is JSON, with every policy that was asked for`() throws {
        let said = try Rhatchet.run([
            "compare", "--runs", "5", "--format", "json", "--policy", "expert", "--policy", "hybrid",
        ])
        let read = try JSONSerialization.jsonObject(with: Data(said.output.utf8)) as? [String: Any]
        let policies = read?["policies"] as? [[String: Any]]
        #expect(policies?.compactMap { $0["policy"] as? String } == ["expert", "hybrid"])
    }

    @Test func `Markdown comes with its drawings`() throws {
        let page = self.folder.file("page.md")
        let said = try Rhatchet.run(["compare", "--runs", "5", "--format", "markdown", "--output", page.path])
        #expect(said.status == 0)
        let text = try String(contentsOf: page, encoding: .utf8)
        let drawings = text.matches(of: /\]\((page\/[a-z-]+\.svg)\)/).map { String($0.output.1) }
        #expect(drawings.count == 7)
        for drawing in drawings {
            #expect(FileManager.default.fileExists(atPath: self.folder.file(drawing).path), "\(drawing)")
        }
    }

    @Test func `advice that was asked for is in CSV too`() throws {
        let said = try Rhatchet.run(["compare", "--runs", "5", "--format", "csv", "--advice", "--policy", "hybrid"])
        #expect(said.status == 0)
        #expect(said.output.contains("\"{name: expert}\",advice_lost,"))
    }

    @Test func `a store's history is told with hours lost and a fair sample of its answers, as a team's file takes it`()
        throws
    {
        let clock = ManualClock()
        let place = try Workplace(clock: clock)
        for number in 1...25 { try self.mend(number, at: place, clock) }
        let said = try place.run(["compare", "--history", "--policy", "centralized", "--policy", "expert"])
        #expect(said.status == 0, "\(said.errors)")
        #expect(said.output.contains("training hours lost by the 25 that were mended [95 %]"))
        #expect(said.output.contains("against centralized"))
        #expect(said.output.contains("{observed: [60s, 120s, 240s, "))
        #expect(
            said.output.contains("1440s, 1500s]}  # 25 times, of which 20 quantiles, median 13 min, at most 25 min")
        )
        #expect(said.output.contains("# 25 incidents in 37.5 h of sampling"))
        let from = try #require(said.output.range(of: "errors:\n"))
        let people = "people: {all: {roles: [\(Role.allCases.map(\.rawValue).joined(separator: ", "))]}}\n"
        let file = try self.folder.write(said.output[from.lowerBound...] + people, to: "team.yaml")
        #expect(try Rhatchet.run(["compare", "--config", file.path, "--runs", "5", "--policy", "expert"]).status == 0)
    }

    /// A bug that the director comes to after as many minutes as its number, in a store on a clock of the test.
    private func mend(_ number: Int, at place: Workplace, _ clock: ManualClock) throws {
        let id = IncidentID(rawValue: number)
        let finding = Finding(category: .implementation, halted: true, error: "KeyError: 'beta'")
        let submission = Submission(fixClass: .bugfix, changes: [Change(parameter: "beta")], analysis: "a typing error")
        let steps: [(after: Int64, role: Role, command: Command)] = [
            (60, .modelTrainer, .report(model: "model_1", finding: finding)),
            (Int64(number), .director, .delegate(incident: id, to: .codeTranslator)),
            (10, .codeTranslator, .submit(incident: id, submission: submission)),
            (5, .director, .approve(incident: id)),
            (5, .modelTrainer, .resume(subject: .incident(id))),
            (30, .modelTrainer, .verify(incident: id, passed: true)),
        ]
        for step in steps {
            clock.pass(.minutes(step.after))
            try place.play([Step(step.role, step.command)])
        }
    }

    @Test func `a history asks for a store, and a team's file that is wrong is said with its place`() throws {
        let none = try Rhatchet.run(["compare", "--history", "--project", self.folder.file("").path])
        #expect(none.status == 2 && none.errors.contains("nothing is recorded"))
        let file = try self.folder.write("people:\n  a: {rolls: [director]}\n", to: "team.yaml")
        let wrong = try Rhatchet.run(["compare", "--config", file.path])
        #expect(wrong.status == 2)
        #expect(wrong.errors == "rhatchet: \(file.path):2:7: unknown key 'rolls'; did you mean 'roles'?\n")
        let broken = try self.folder.write("people: {a: {roles: [director}}\n", to: "broken.yaml")
        #expect(
            try Rhatchet.run(["compare", "--config", broken.path]).errors
                == "rhatchet: \(broken.path):1:30: did not find expected ',' or ']': a list is written [a, b], with ',' "
                + "between and ']' at its end\n"
        )
        #expect(try Rhatchet.run(["compare", "--night=-1"]).errors.contains("nights are counted from 0 on"))
        #expect(
            try Rhatchet.run(["compare", "--night", "1", "--advice"]).errors.contains("'--advice' is for a comparison")
        )
        #expect(try Rhatchet.run(["compare", "--runs", "0"]).errors.contains("it must lie in 1...100000"))
    }
}
