import RhatchetEngine
import RhatchetProtocol
import RhatchetServices
import RhatchetTestSupport
import Testing

/// The change that an incident asks for, held against the design expectations as the engine does it.
@Suite struct ChangeValidationTests {
    private let bench: Bench
    private let project: Project

    init() throws {
        self.bench = try Bench()
        self.project = try self.bench.open(
            "parameter: adapt_delta, design: 0.65, min: 0.6, max: 0.85",
            "parameter: draws, min: 500"
        )
        try self.project.declare("model_1", file: self.bench.folder.file("model_1.py"))
        try self.bench.act(self.project, .modelTrainer, .start(model: "model_1", trial: nil))
    }

    @Test func `an incident without a change cannot be validated`() throws {
        try self.bench.act(self.project, .modelTrainer, Cases.report)
        #expect(throws: ValidationError.noChange(Cases.one)) { try self.validate() }
        #expect(throws: ProjectError.noSuchIncident("INC-2", known: 1)) { try self.validate("INC-2") }
    }

    @Test func `what was authorised is judged by the rows of what it changes alone`() throws {
        try self.bench.act(self.project, .modelTrainer, Cases.report)
        try self.bench.act(self.project, .modeler, Cases.authorize)
        let validation = try self.validate()
        #expect(validation.rows.map(\.expectation.parameter) == ["adapt_delta"])
        #expect(validation.rows.first?.before == .written(.double(0.65), line: nil))
        #expect(validation.rows.first?.after == .written(.double(0.9), line: nil))
        #expect(validation.verdict == .fail)
        #expect(!validation.rejects)
        #expect(validation.free == ["max_treedepth"])
        #expect(validation.after.meaning == "as authorised")
        try self.bench.act(self.project, .codeTranslator, Cases.apply)
        #expect(try self.validate().verdict == .fail)
    }

    @Test func `in the standard lane it is the advice, then what was submitted`() throws {
        try self.bench.act(self.project, .modelTrainer, .report(model: "model_1", finding: Cases.warning))
        try self.bench.act(self.project, .director, .consult(incident: Cases.one))
        try self.bench.act(self.project, .modeler, .advise(incident: Cases.one, advice: Cases.advice))
        #expect(try self.validate().after.meaning == "as advised")
        try self.bench.act(self.project, .director, .decide(incident: Cases.one, option: .verify))
        let change = Change(parameter: "draws", from: .int(1000), to: .int(800))
        let submission = Submission(fixClass: .parameter, changes: [change])
        try self.bench.act(self.project, .codeTranslator, .submit(incident: Cases.one, submission: submission))
        let validation = try self.validate()
        #expect(validation.after.meaning == "as submitted")
        #expect(validation.verdict == .pass)
    }

    @Test func `the engine comes to the same verdict`() throws {
        try self.bench.act(self.project, .modelTrainer, .report(model: "model_1", finding: Cases.warning))
        try self.bench.act(self.project, .director, .consult(incident: Cases.one))
        try self.bench.act(self.project, .modeler, .advise(incident: Cases.one, advice: Cases.advice))
        try self.bench.act(self.project, .director, .decide(incident: Cases.one, option: .validate))
        let own = try self.validate().verdict
        guard
            case .accepted(let events) = try self.bench.act(
                self.project,
                .timeValidator,
                .validate(incident: Cases.one)
            )
        else {
            Issue.record("the validation is refused")
            return
        }
        #expect(events.map(\.name) == [own == .fail ? .validationFailed : .validationPassed])
    }

    private func validate(_ incident: String = "INC-1") throws -> Validation {
        try self.bench.service().validate("model_1", incident: incident)
    }
}
