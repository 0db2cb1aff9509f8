import Foundation
import RhatchetConfiguration
import RhatchetProtocol
import RhatchetTestSupport
import Testing

/// `policy check` and `policy show`, as a user runs them.
@Suite struct PolicyCommandTests {
    private let folder: ScratchFolder

    private static let text = """
        policy: {name: hybrid, rhat_warning: 1.2, review: 90m, confirm_draws: 80, emergency_parameters: [tune, adapt_delta]}
        participants:
          director: {person: ann}
          modeler: {command: [./modeler.py, '--fast', 'it''s']}
        solo: true
        models:
          model_1:
            expectations: design.md
          other:
            trial: true
            expectations:
              - {parameter: init, design: 'yes'}
              - {parameter: groups, design: 8, unit: groups of 3, must_not_simplify: true}
        """
    private static let table = "|parameter|design|min|\n|-|-|-|\n|target_accept|0.9|0.7|\n"

    init() throws {
        self.folder = try ScratchFolder()
        try self.folder.write(Self.text, to: "rhatchet.yaml")
        try self.folder.write(Self.table, to: "design.md")
    }

    @Test func `a good file is ok, with what is in it`() throws {
        let said = try self.run(["policy", "check"])
        #expect(said.status == 0)
        #expect(said.output == "rhatchet.yaml: ok, policy hybrid, 2 roles, 2 models, 3 rows of design expectations\n")
        #expect(said.errors.isEmpty)
    }

    @Test func `every mistake is said, in the file and in the tables that it names, with status 2`() throws {
        try self.folder.write(
            Self.text.replacing("90m", with: "90").replacing("true\n", with: "yess\n"),
            to: "rhatchet.yaml"
        )
        try self.folder.write(Self.table.replacing("0.7", with: "0.95"), to: "design.md")
        let said = try self.run(["policy", "check"])
        #expect(said.status == 2)
        #expect(said.output.isEmpty)
        let places = said.errors.split(separator: "\n").map { $0.split(separator: " ").first.map(String.init) ?? "" }
        #expect(places == ["rhatchet.yaml:1:51:", "rhatchet.yaml:5:7:", "rhatchet.yaml:10:12:", "design.md:3:16:"])
    }

    @Test func `a check as JSON is JSON, with the same status`() throws {
        try self.folder.write("policy: hybird\n", to: "rhatchet.yaml")
        let said = try self.run(["policy", "check", "--format", "json"])
        #expect(said.status == 2)
        let object = try #require(try JSONSerialization.jsonObject(with: Data(said.output.utf8)) as? [String: Any])
        #expect(object["ok"] as? Bool == false)
        let error = try #require((object["errors"] as? [[String: Any]])?.first)
        #expect(error["line"] as? Int == 1)
        #expect(error["column"] as? Int == 9)
        #expect(error["message"] as? String == "'hybird' is no policy; did you mean 'hybrid'?")
    }

    @Test func `another file may be checked, and one that is not there is said`() throws {
        let table = try Rhatchet.run(["policy", "check", self.folder.file("design.md").path])
        #expect(table.status == 0)
        #expect(table.output == "design.md: ok, 1 row\n")
        let none = try Rhatchet.run(["policy", "check", self.folder.file("none.yaml").path])
        #expect(none.status == 2)
        #expect(none.errors.hasSuffix("none.yaml' does not exist; 'rhatchet init' writes one\n"))
    }

    @Test func `what is shown reads back to the same`() throws {
        let original = try #require(try Configuration.read(self.folder.file("rhatchet.yaml")))
        for flags in [["--effective"], []] {
            let shown = try self.run(["policy", "show"] + flags)
            #expect(shown.status == 0)
            let check = ConfigurationCheck(shown.output, file: "shown")
            #expect(check.errors.isEmpty)
            #expect(check.configuration.policy == original.policy)
            #expect(check.configuration.models == original.models)
            #expect(check.configuration.solo)
            #expect(check.configuration.fillings[.modeler] == original.fillings[.modeler])
            #expect(check.configuration.fillings.count == (flags.isEmpty ? 2 : Role.allCases.count))
            #expect(check.configuration.stated.policy.count == (flags.isEmpty ? 5 : Policy.CodingKeys.allCases.count))
        }
    }

    @Test func `each value says whether the file or the default has it`() throws {
        let lines = try self.run(["policy", "show", "--effective"]).output.split(separator: "\n").map(String.init)
        #expect(lines.contains { $0.hasPrefix("  review: 90m ") && $0.hasSuffix("# rhatchet.yaml:1:51") })
        #expect(lines.contains { $0.hasPrefix("  triage: 30m ") && $0.hasSuffix("# default") })
        #expect(lines.contains { $0.hasPrefix("  rhat_warning: 1.2 ") && $0.hasSuffix("# R-hat, rhatchet.yaml:1:38") })
        #expect(lines.contains { $0.hasPrefix("  time_validator: {rule: expectations} ") && $0.hasSuffix("# default") })
        #expect(lines.contains { $0.hasPrefix("    expectations: ") && $0.hasSuffix("# design.md") })
    }

    @Test func `the effective policy as JSON has every key with its value, unit and source`() throws {
        let said = try self.run(["policy", "show", "--effective", "--format", "json"])
        let object = try #require(try JSONSerialization.jsonObject(with: Data(said.output.utf8)) as? [String: Any])
        let keys = try #require(object["keys"] as? [[String: Any]])
        #expect(keys.compactMap { $0["key"] as? String } == Policy.CodingKeys.allCases.map(\.rawValue))
        let review = try #require(keys.first { $0["key"] as? String == "review" })
        #expect(review["value"] as? String == "90m")
        #expect(review["seconds"] as? Double == 5400)
        #expect(review["stated"] as? String == "rhatchet.yaml:1:51")
        #expect((object["route"] as? [String])?.count == 2)
        #expect((object["participants"] as? [[String: Any]])?.count == Role.allCases.count)
    }

    @Test func `without a file the defaults are shown`() throws {
        try FileManager.default.removeItem(at: self.folder.file("rhatchet.yaml"))
        let shown = try self.run(["policy", "show", "--effective"])
        #expect(shown.status == 0)
        #expect(ConfigurationCheck(shown.output, file: "shown").configuration.policy == Policy())
        #expect(try self.run(["policy", "check"]).status == 2)
        #expect(try FileManager.default.contentsOfDirectory(atPath: self.folder.url.path) == ["design.md"])
    }

    private func run(_ arguments: [String]) throws -> Rhatchet.Said {
        try Rhatchet.run(arguments + ["--project", self.folder.url.path])
    }
}
