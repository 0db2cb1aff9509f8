import Foundation
import RhatchetConfiguration
import RhatchetProtocol
import RhatchetTestSupport
import Testing

@Suite struct ConfigurationTests {
    private let folder: ScratchFolder

    init() throws { self.folder = try ScratchFolder() }

    @Test func `where there is no file there is no configuration`() throws {
        #expect(try Configuration.read(self.folder.file("rhatchet.yaml")) == nil)
    }

    @Test(arguments: ["", "\n", "# nothing yet\n", "---\n"]) func `an empty file is a configuration of defaults`(
        text: String
    ) throws {
        #expect(try self.read(text) == Configuration())
    }

    @Test(arguments: ["{rule: unattended}", "{person: ann}", "{command: [./agent, --fast]}"])
    func `the template of a new project reads back`(director: String) throws {
        let configuration = try self.read(ConfigurationTemplate.text(director: director, person: "ann"))
        #expect(configuration.policy == Policy(.hybrid))
        let fillings: [Role: Filling] = [
            .modeler: .rule(.remedies), .codeTranslator: .rule(.literals), .modelTrainer: .rule(.watch),
            .dataEngineer: .person("ann"), .timeValidator: .rule(.expectations),
        ]
        #expect(configuration.fillings.filter { $0.key != .director } == fillings)
        let directors: [Filling] = [.rule(.unattended), .person("ann"), .command(Program(["./agent", "--fast"]))]
        #expect(configuration.fillings[.director].map(directors.contains) == true)
        #expect(configuration.models.isEmpty)
    }

    @Test func `what the template only shows in its comments reads back too`() throws {
        let text = ConfigurationTemplate.text(director: "{person: ann}", person: "ann")
        let shown = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            line.hasPrefix("# policy:") || line.hasPrefix("# models:") || line.hasPrefix("#   ")
                ? String(line.dropFirst(2)) : line == "policy: hybrid" ? "" : String(line)
        }
        let configuration = try self.read(shown.joined(separator: "\n"))
        #expect(configuration.policy == Policy(.hybrid))
        let row = ExpectationRow(parameter: "target_accept", design: .double(0.9), min: 0.6, max: 0.99)
        #expect(configuration.models["model_1"] == ModelDeclaration("model_1", expectations: [row]))
    }

    @Test(arguments: [("", true), ("canary: true", true), ("canary: false", false)])
    func `a fix is tried before it is applied unless that is switched off`(text: String, canary: Bool) throws {
        #expect(try self.read(text).canary == canary)
    }

    @Test func `the data of a model is a list of paths`() throws {
        let configuration = try self.read("models: {model_1: {data: [data/a.csv, more], trial: true}, model_2: {}}")
        #expect(configuration.data == ["model_1": ["data/a.csv", "more"]])
        #expect(configuration.models["model_1"]?.trial == true)
    }

    @Test(arguments: ["data/a.csv", "[]", "{a: b}"]) func `data that is no list of paths is an error at its place`(
        text: String
    ) throws {
        let error = #expect(throws: ConfigurationError.self) {
            try self.read("models:\n  model_1:\n    data: \(text)\n")
        }
        #expect(error?.description == "rhatchet.yaml:3:11: a list is expected here: paths of files and folders")
    }

    @Test func `every key of the policy is taken`() throws {
        let text = """
            policy:
              {name: expert, rhat_note: 1.02, rhat_warning: 1.2, rhat_critical: 1.5, divergent_critical: 0.2,
               elapsed_critical: 6h, confirm_checks: 3, confirm_draws: 70, verify_checks: 4, authorize: 1m, apply: 2m,
               fix: 3m, resume_reminder: 4m, review: 5m, on_review_overdue: stand, analysis: 6m, recommendation: 7m,
               delegated: 8m, decision: 9m, triage: 90s, consultation: 500ms, status: 11m,
               emergency_parameters: [target_accept, tune]}
            """
        let written = Set(text.matches(of: /([a-z_]+):/).map { String($0.output.1) }).subtracting(["policy"])
        #expect(written == Set(Policy.CodingKeys.allCases.map(\.rawValue)))
        var policy = Policy(.expert)
        (policy.rhatNote, policy.rhatWarning, policy.rhatCritical, policy.divergentCritical) = (1.02, 1.2, 1.5, 0.2)
        (policy.confirmChecks, policy.confirmDraws, policy.verifyChecks) = (3, 70, 4)
        (policy.elapsedCritical, policy.authorize, policy.apply) = (.hours(6), .minutes(1), .minutes(2))
        (policy.fix, policy.resumeReminder, policy.review) = (.minutes(3), .minutes(4), .minutes(5))
        (policy.analysis, policy.recommendation, policy.delegated) = (.minutes(6), .minutes(7), .minutes(8))
        (policy.decision, policy.triage, policy.consultation) = (.minutes(9), .seconds(90), .milliseconds(500))
        (policy.status, policy.onReviewOverdue) = (.minutes(11), .stand)
        policy.emergencyParameters = ["target_accept", "tune"]
        #expect(try self.read(text).policy == policy)
    }

    @Test func `a model is declared with its file, as a trial, with its design`() throws {
        let text = """
            models:
              funnel:
                file: src/funnel.py
                trial: true
                expectations:
                  - {parameter: draws, design: 1000, min: 1000, unit: draws, must_not_simplify: true}
                  - {parameter: init, design: adapt_diag}
                  - {parameter: centred, design: false}
            """
        let rows = [
            ExpectationRow(parameter: "draws", design: .int(1000), min: 1000, unit: "draws", mustNotSimplify: true),
            ExpectationRow(parameter: "init", design: .string("adapt_diag")),
            ExpectationRow(parameter: "centred", design: .bool(false)),
        ]
        let declared = ModelDeclaration("funnel", expectations: rows, trial: true, file: "src/funnel.py")
        #expect(try self.read(text).models == ["funnel": declared])
    }

    @Test func `a file that is no text is refused`() throws {
        try Data([0x70, 0xFF, 0xFE, 0x0A]).write(to: self.folder.file("rhatchet.yaml"))
        let error = #expect(throws: ConfigurationError.self) {
            try Configuration.read(self.folder.file("rhatchet.yaml"))
        }
        #expect(error?.description == "rhatchet.yaml:1:2: not readable as UTF-8")
    }

    @Test func `a role has one who fills it and any number who stand in`() throws {
        let text = """
            participants:
              director: {person: ada, backups: [{person: ben}, {rule: unattended}]}
              modeler: {command: [./agent, --fast], backups: []}
            """
        let configuration = try self.read(text)
        #expect(configuration.fillings[.director] == .person("ada"))
        #expect(configuration.backups == [.director: [.person("ben"), .rule(.unattended)]])
    }

    private func read(_ text: String) throws -> Configuration {
        let file = try self.folder.write(text, to: "rhatchet.yaml")
        return try #require(try Configuration.read(file))
    }
}
