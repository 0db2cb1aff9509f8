import Foundation
import RhatchetConfiguration
import RhatchetEngine
import RhatchetProtocol
import RhatchetServices
import RhatchetTestSupport
import Testing

/// `validate`, as a user runs it.
@Suite struct ValidateCommandTests {
    private let folder: ScratchFolder

    init() throws {
        self.folder = try ScratchFolder()
        try self.folder.write(
            """
            models:
              model_1:
                expectations:
                  - {parameter: target_accept, design: 0.9, min: 0.7, max: 0.99, must_not_simplify: true}
                  - {parameter: draws, min: 500, unit: draws}
            """,
            to: "rhatchet.yaml"
        )
    }

    @Test(arguments: [
        ("pm.sample(target_accept=0.8)", 0, "pass"), ("pm.sample(draws=10)", 1, "fail"),
        ("pm.sample(target_accept=0.6)", 1, "fail: rejected, whoever asks"),
        ("pm.sample(draws=n)", 2, "unknown: not every row could be judged"),
    ]) func `the last line and the status say the verdict`(call: String, status: Int32, verdict: String) throws {
        try self.model(call)
        let said = try self.run(["model_1"])
        #expect(said.status == status)
        #expect(said.errors.isEmpty)
        #expect(said.output.split(separator: "\n").last.map(String.init) == verdict)
    }

    @Test func `the table has a line for each row`() throws {
        try self.model("pm.sample(draws=10)")
        let lines = try self.run(["model_1.py"]).output.split(separator: "\n").map(String.init)
        #expect(
            lines == [
                "model_1: after = model_1.py as it stands",
                "parameter      design  before  after          tolerance     verdict",
                "target_accept  0.9     –       0.8 (default)  0.7...0.99    pass",
                "draws          –       –       10             at least 500  fail",
                "note: there is no training yet, so nothing is before", "fail",
            ]
        )
    }

    @Test func `the same as JSON`() throws {
        try self.model("pm.sample(draws=10)")
        let said = try self.run(["model_1", "--format", "json"])
        #expect(said.status == 1)
        let object = try #require(try JSONSerialization.jsonObject(with: Data(said.output.utf8)) as? [String: Any])
        #expect(object["verdict"] as? String == "fail")
        #expect(object["standing"] as? String == "declared")
        let rows = try #require(object["rows"] as? [[String: Any]])
        #expect(rows.compactMap { $0["parameter"] as? String } == ["target_accept", "draws"])
        #expect(rows.compactMap { $0["verdict"] as? String } == ["pass", "fail"])
        #expect((rows[0]["after"] as? [String: Any])?["source"] as? String == "default")
        #expect((rows[1]["after"] as? [String: Any])?["value"] as? Int == 10)
    }

    @Test func `what cannot be used is said with status 2, and nothing is made`() throws {
        try self.model("pm.sample()")
        let unknown = try self.run(["model_2"])
        #expect(unknown.status == 2)
        #expect(unknown.errors == "rhatchet: 'model_2' is no model of this project; did you mean 'model_1'?\n")
        try self.folder.write("import pymc as pm\npm.sample(\n", to: "model_1.py")
        let broken = try self.run(["model_1"])
        #expect(broken.status == 2)
        #expect(broken.errors.contains("/model_1.py:2:10: '(' was never closed"))
        #expect(!FileManager.default.fileExists(atPath: self.folder.file(".rhatchet").path))
    }

    @Test func `the change of an incident is judged`() throws {
        try self.model("pm.sample()")
        let project = try Project(ProjectPaths(root: self.folder.url))
        try project.declare("model_1", file: self.folder.file("model_1.py"))
        for (role, command) in [
            (Role.modelTrainer, Command.start(model: "model_1")), (.modelTrainer, Cases.report),
            (.modeler, Cases.authorize),
        ] {
            _ = try project.engine.act(Action(by: role, command))
        }
        let said = try self.run(["model_1", "--incident", "INC-1"])
        #expect(said.status == 0)
        #expect(said.output.contains("model_1: before = INC-1 as the change finds it, after = INC-1 as authorised\n"))
        #expect(said.output.contains("max_treedepth has no row and is free\n"))
        let both = try self.run(["model_1", "--incident", "INC-1", "--after", "model_1.py"])
        #expect(both.status == 2)
        #expect(both.errors.contains("give --incident alone, or --before and --after"))
    }

    private func model(_ call: String) throws {
        try self.folder.write("import pymc as pm\nn = input()\n\(call)\n", to: "model_1.py")
    }

    private func run(_ arguments: [String]) throws -> Rhatchet.Said {
        try Rhatchet.run(["validate"] + arguments + ["--project", self.folder.url.path])
    }
}
