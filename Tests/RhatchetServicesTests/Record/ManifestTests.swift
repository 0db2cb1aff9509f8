import Foundation
import RhatchetEngine
import RhatchetProtocol
import RhatchetServices
import RhatchetTestSupport
import Testing

@Suite struct ManifestTests {
    private let play: Performance

    init() throws { self.play = try Performance() }

    @Test func `an emergency is the seed's object`() throws {
        try self.play.stage.at(0, .modelTrainer, Cases.report)
        let authorization = Authorization(diagnosis: "target_accept too low", changes: Cases.changes)
        try self.play.stage.at(6, .modeler, .authorize(incident: Cases.one, authorization: authorization))
        try self.play.stage.at(20, .codeTranslator, Cases.apply)
        try self.play.stage.at(60, .director, Cases.grant)
        #expect(
            try self.play.emergency() == [
                "incident": "INC-1", "model": "model_1", "timestamp": "2026-01-28T14:30:00Z",
                "trigger": "R-hat = 1.47", "diagnosis": "@modeler: target_accept too low",
                "fix": "target_accept 0.65→0.90, max_treedepth 10→15", "approval": "@director: GRANTED",
                "duration": "20 minutes",
            ]
        )
    }

    @Test func `nothing is written while there is nothing to say`() throws {
        try self.play.writeManifest()
        try self.play.stage.at(0, .modelTrainer, .report(model: "model_1", finding: Cases.warning))
        try self.play.writeManifest()
        #expect(!FileManager.default.fileExists(atPath: self.play.project.paths.manifest.path))
    }

    @Test func `keys of others are kept, also when it is written again`() throws {
        try self.play.folder.write(
            #"{"version": "v2.5.8", "models": {"model_1": [1, 2.5, null]}}"#,
            to: "VERSION_MANIFEST.json"
        )
        try self.play.example(until: 0)
        _ = try self.play.manifest()
        try self.play.example(from: 1)
        let manifest = try self.play.manifest()
        #expect(manifest["version"] as? String == "v2.5.8")
        let theirs = try #require(manifest["models"] as? [String: [Any]])
        #expect("\(theirs)" == "\(["model_1": [1, 2.5, NSNull()] as [Any]])")
        #expect((manifest["emergency_delegations"] as? [Any])?.count == 1)
        #expect((manifest["fixes"] as? [Any])?.isEmpty == true)
    }

    @Test(arguments: ["[]", "{", "", "\"v2\"", "null"]) func `a file that is no JSON object is refused and left`(
        text: String
    ) throws {
        try self.play.folder.write(text, to: "VERSION_MANIFEST.json")
        try self.play.example()
        let error = #expect(throws: ManifestError.self) { try self.play.manifest() }
        #expect(
            error?.description
                == "'VERSION_MANIFEST.json' is no JSON object; move it away, so that nothing of it is overwritten"
        )
        #expect(try self.play.text("VERSION_MANIFEST.json") == text)
    }

    @Test func `the head of the log is its anchor`() throws {
        try self.play.example()
        let head = try self.play.project.engine.lines().last?.hash
        #expect(try self.play.manifest()["rhatchet_log_head"] as? String == head)
    }

    @Test func `every emergency is listed, the latest stands alone too`() throws {
        try self.play.project.engine.configure(Policy(), models: [ModelDeclaration("model_2")])
        try self.play.example()
        try self.play.stage.at(70, .modelTrainer, .report(model: "model_2", finding: Cases.critical))
        let manifest = try self.play.manifest()
        let all = try #require(manifest["emergency_delegations"] as? [[String: Any]])
        #expect(all.compactMap { $0["incident"] as? String } == ["INC-1", "INC-2"])
        #expect(try self.play.emergency()["model"] == "model_2")
        #expect(try self.play.emergency()["timestamp"] == "2026-01-28T15:40:00Z")
    }

    @Test func `a fix of the standard protocol stands under fixes`() throws {
        let stage = self.play.stage
        try stage.at(0, .modelTrainer, .report(model: "model_1", finding: Cases.warning))
        try stage.at(1, .director, .consult(incident: Cases.one))
        try stage.at(2, .modeler, .advise(incident: Cases.one, advice: Cases.advice))
        try stage.at(3, .director, .decide(incident: Cases.one, option: .accept))
        let submission = Submission(fixClass: .parameter, changes: Cases.changes)
        try stage.at(4, .codeTranslator, .submit(incident: Cases.one, submission: submission))
        try stage.at(5, .timeValidator, .validate(incident: Cases.one))
        try stage.at(6, .director, .approve(incident: Cases.one))
        let manifest = try self.play.manifest()
        let fixes = try #require(manifest["fixes"] as? [[String: String]])
        #expect(
            fixes == [
                [
                    "incident": "INC-1", "model": "model_1", "timestamp": "2026-01-28T14:36:00Z", "class": "parameter",
                    "fix": "target_accept 0.65→0.90, max_treedepth 10→15",
                ]
            ]
        )
        #expect(manifest["emergency_delegation"] == nil)
    }
}
