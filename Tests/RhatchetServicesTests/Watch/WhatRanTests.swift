import RhatchetEngine
import RhatchetProtocol
import RhatchetServices
import RhatchetTestSupport
import RhatchetTraining
import Testing

/// Which text of the model file counts as the one that ran.
@Suite struct WhatRanTests {
    private let stage: Stage
    private static let fix = Fix(lane: .emergency, fixClass: .parameter, changes: Cases.changes)

    init() throws { self.stage = try Stage() }

    @Test func `before a start nothing ran`() throws {
        #expect(try self.ran.hash == nil)
        try self.start("other", of: "model_2")
        #expect(try self.ran.hash == nil)
    }

    @Test func `it is the file of the newest start, then that of each fix, and after a revert the old one`() throws {
        try self.start("first")
        #expect(try self.hash == "first")
        try self.apply(from: "first", to: "second")
        #expect(try self.hash == "second")
        try self.start("second")
        try self.stage.at(25, .modelTrainer, Cases.resume)
        try self.stage.at(30, .director, Cases.reject)
        try self.performed(.revertFix(Cases.one, Self.fix))
        #expect(try self.hash == "first")
    }

    @Test func `a fix that was only prepared did not run`() throws {
        try self.start("first")
        try self.stage.at(0, .modelTrainer, Cases.report)
        try self.prepare(from: "first", to: "second")
        #expect(try self.hash == "first")
    }

    @Test func `a fix that met a foreign change was not written, and its incident is in conflict`() throws {
        try self.start("first")
        try self.stage.at(0, .modelTrainer, Cases.report)
        try self.stage.at(6, .modeler, Cases.authorize)
        try self.prepare(from: "first", to: "second")
        try self.stage.at(20, .codeTranslator, Cases.apply)
        try self.stage.engine.filesChanged(on: Cases.one, files: ["model_1.py"], foundFor: .codeTranslator)
        try self.performed(.applyFix(Cases.one, Self.fix))
        #expect(try self.hash == "first")
        #expect(try self.ran.conflicted == [Cases.one])
    }

    @Test func `data that was mended changes no model file`() throws {
        try self.start("first")
        try self.prepare(from: "first", to: "second")
        try self.performed(.applyFix(Cases.one, Fix(lane: .standard, fixClass: .data, changes: [])))
        #expect(try self.hash == "first")
    }

    private var ran: WhatRan { get throws { WhatRan("model_1", lines: try self.stage.engine.lines()) } }
    private var hash: String? { get throws { try self.ran.hash?.description } }

    private func start(_ hash: String, of model: ModelName = "model_1") throws {
        let start = SegmentStart(model: model, training: "t", segment: 1, command: [], modelHash: hash, log: "")
        try self.stage.engine.note(.segmentStarted(start))
    }

    private func prepare(from before: String, to after: String) throws {
        let fix = PreparedFix(
            incident: Cases.one,
            model: "model_1",
            file: "model_1.py",
            before: before,
            after: after,
            diff: ""
        )
        try self.stage.engine.note(.fixPrepared(fix))
    }

    private func apply(from before: String, to after: String) throws {
        try self.stage.at(0, .modelTrainer, Cases.report)
        try self.stage.at(6, .modeler, Cases.authorize)
        try self.prepare(from: before, to: after)
        try self.stage.at(20, .codeTranslator, Cases.apply)
        try self.performed(.applyFix(Cases.one, Self.fix))
    }

    private func performed(_ effect: Effect) throws {
        try self.stage.engine.note(.performed(PerformedEffect(effect: effect, result: "")))
    }
}
