import Foundation
import RhatchetProtocol
import RhatchetServices
import RhatchetTestSupport
import Testing

/// Models and changes held against their design expectations.
@Suite struct ValidationTests {
    private let bench: Bench

    init() throws { self.bench = try Bench() }

    @Test func `every row says before, after and verdict`() throws {
        let project = try self.bench.open(
            "parameter: target_accept, design: 0.9, min: 0.7, max: 0.99",
            "parameter: draws, design: 1000, min: 1000, must_not_simplify: true",
            "parameter: max_treedepth, design: 10"
        )
        try self.bench.begin(project)
        try self.bench.model("pm.sample(draws=200, target_accept=0.95)")
        let validation = try self.bench.validate()
        #expect(validation.rows.map(\.verdict) == [.pass, .fail, .pass])
        #expect(
            validation.rows.map(\.before) == [
                .written(.double(0.8), line: 3), .written(.int(1000), line: 3), .absent(.int(10)),
            ]
        )
        #expect(
            validation.rows.map(\.after) == [
                .written(.double(0.95), line: 3), .written(.int(200), line: 3), .absent(.int(10)),
            ]
        )
        #expect(validation.verdict == .fail)
        #expect(validation.rejects)
        #expect(validation.before?.meaning == "as model_1-1 began")
        #expect(validation.before?.name == "model_1.py")
    }

    @Test func `an argument that is not written counts as its default`() throws {
        _ = try self.bench.open("parameter: adapt_delta, min: 0.85", "parameter: init, design: auto")
        try self.bench.model("pm.sample()")
        let validation = try self.bench.validate()
        #expect(validation.rows.map(\.after) == [.absent(.double(0.8)), .absent(.string("auto"))])
        #expect(validation.rows.map(\.verdict) == [.fail, .pass])
    }

    @Test func `what cannot be read is no pass, and no failure`() throws {
        _ = try self.bench.open(
            "parameter: draws, min: 100",
            "parameter: groups, design: 8",
            "parameter: target_accept, min: 0.7"
        )
        try self.bench.model("pm.sample(draws=int(os.environ['N']), target_accept=0.8)")
        let validation = try self.bench.validate()
        #expect(validation.rows.map(\.verdict) == [.unknown, .unknown, .pass])
        #expect(validation.rows[0].reason == "'draws' comes from the environment (os.environ)")
        #expect(validation.rows[1].reason == "'groups' is no sampler argument; look at the model for it")
        #expect(validation.verdict == .unknown)
    }

    @Test func `a failed row weighs more than one that cannot be read`() throws {
        _ = try self.bench.open("parameter: groups, design: 8", "parameter: target_accept, min: 0.9")
        #expect(try self.bench.validate().verdict == .fail)
    }

    @Test func `every call of a sampler is held against every row`() throws {
        _ = try self.bench.open("parameter: draws, min: 500")
        try self.bench.model("pm.sample(draws=10)", "pm.sample(draws=1000)")
        let validation = try self.bench.validate()
        #expect(validation.rows.map(\.call) == [3, 4])
        #expect(validation.rows.map(\.verdict) == [.fail, .pass])
    }

    @Test func `what was before is the newest training's beginning, and said where it is not known`() throws {
        let project = try self.bench.open("parameter: draws, min: 500")
        #expect(try self.bench.validate().remarks == ["there is no training yet, so nothing is before"])
        try self.bench.begin(project)
        try self.bench.model("pm.sample(draws=2000)")
        try self.bench.begin(project, training: "model_1-2")
        try self.bench.model("pm.sample(draws=3000)")
        let second = try self.bench.validate()
        #expect(second.rows.first?.before == .written(.int(2000), line: 3))
        #expect(second.rows.first?.after == .written(.int(3000), line: 3))
        try self.bench.begin(project, training: "model_1-3", kept: false)
        let third = try self.bench.validate()
        #expect(third.before == nil)
        #expect(third.remarks == ["the file with which the training began was not kept"])
    }

    @Test func `files may be named for both sides`() throws {
        _ = try self.bench.open("parameter: draws, min: 500")
        try self.bench.folder.write("import pymc as pm\npm.sample(draws=1)\n", to: "a.py")
        try self.bench.folder.write("import pymc as pm\npm.sample(draws=2)\n", to: "b.py")
        let validation = try self.bench.validate(before: "a.py", after: "b.py")
        #expect(validation.rows.first?.before == .written(.int(1), line: 2))
        #expect(validation.rows.first?.after == .written(.int(2), line: 2))
        #expect([validation.before?.name, validation.after.name] == ["a.py", "b.py"])
    }

    @Test func `the frozen table judges, not the one that was written since`() throws {
        let project = try self.bench.open("parameter: draws, min: 500, must_not_simplify: true")
        try project.declare("model_1", file: self.bench.folder.file("model_1.py"))
        try self.bench.act(project, .modelTrainer, .start(model: "model_1", trial: nil))
        _ = try self.bench.open("parameter: draws, min: 5")
        try self.bench.model("pm.sample(draws=50)")
        let validation = try self.bench.validate()
        #expect(validation.verdict == .fail)
        #expect(validation.standing == .frozen)
        #expect(
            validation.remarks.first?.hasPrefix("the design expectations of 'model_1' were changed and stay") == true
        )
    }

    @Test func `what cannot be validated is said with the way out`() throws {
        _ = try self.bench.open()
        #expect(throws: ValidationError.noExpectations("model_1")) { try self.bench.validate() }
        let service = try ValidationService(self.bench.paths)
        #expect(throws: ValidationError.unknownModel("modell_1", near: "model_1", known: ["model_1"])) {
            try service.validate("modell_1", incident: "INC-1")
        }
        _ = try self.bench.open("parameter: draws, min: 5")
        try self.bench.model("print(1)")
        #expect(throws: ValidationError.noSamplerCall("model_1.py")) { try self.bench.validate() }
        #expect(throws: ValidationError.noFile("gone.py")) { try self.bench.validate(after: "gone.py") }
    }
}
