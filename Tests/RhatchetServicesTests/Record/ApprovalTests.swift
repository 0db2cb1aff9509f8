import RhatchetProtocol
import RhatchetServices
import RhatchetTestSupport
import Testing

/// Every word that `approval` can have in the manifest, reached as it is in life.
@Suite struct ApprovalTests {
    private let play: Performance
    private var stage: Stage { self.play.stage }

    init() throws { self.play = try Performance() }

    @Test(arguments: [Int64(0), 6, 20, 25, 40]) func `until the review it is PENDING`(minute: Int64) throws {
        try self.play.example(until: minute)
        #expect(try self.approval() == "PENDING")
    }

    @Test func `granted it is GRANTED`() throws {
        try self.play.example()
        #expect(try self.approval() == "GRANTED")
    }

    @Test func `granted before the fix failed it stays GRANTED`() throws {
        try self.play.example(until: 25)
        try self.stage.at(30, .director, Cases.grant)
        try self.stage.at(40, .modelTrainer, .verify(incident: Cases.one, passed: false))
        #expect(self.stage.incident()?.round == 2)
        #expect(try self.approval() == "GRANTED")
    }

    @Test func `rejected it is REJECTED, and the fix still says what it was`() throws {
        try self.play.example(until: 25)
        try self.stage.at(30, .director, Cases.reject)
        #expect(try self.approval() == "REJECTED")
        #expect(try self.play.emergency()["fix"] == "target_accept 0.65→0.90, max_treedepth 10→15")
    }

    @Test func `an hour after the fix it is OVERDUE, and GRANTED when that comes late`() throws {
        try self.play.example(until: 25)
        try self.stage.tick(atMinute: 81)
        #expect(try self.approval() == "OVERDUE")
        try self.stage.at(120, .director, Cases.grant)
        #expect(try self.approval() == "GRANTED")
    }

    @Test func `without an authorisation in time it is EXPIRED, without fix and duration`() throws {
        try self.play.example(until: 0)
        try self.stage.tick(atMinute: 11)
        #expect(try self.approval() == "EXPIRED")
        let emergency = try self.play.emergency()
        #expect(emergency["diagnosis"] == "null")
        #expect(emergency["fix"] == "null")
        #expect(emergency["duration"] == "null")
    }

    @Test func `authorised and not applied in time it is EXPIRED, with its diagnosis`() throws {
        try self.play.example(until: 6)
        try self.stage.tick(atMinute: 22)
        #expect(try self.approval() == "EXPIRED")
        #expect(try self.play.emergency()["diagnosis"] == "@modeler: target acceptance too low")
        #expect(try self.play.emergency()["fix"] == "null")
    }

    @Test func `declined by the modeler it is DECLINED, with the reason as the diagnosis`() throws {
        try self.play.example(until: 0)
        try self.stage.at(3, .modeler, .decline(incident: Cases.one, reason: "a funnel"))
        #expect(try self.approval() == "DECLINED")
        #expect(try self.play.emergency()["diagnosis"] == "@modeler: a funnel")
    }

    @Test func `declined by the code translator it is DECLINED`() throws {
        try self.play.example(until: 6)
        try self.stage.at(9, .codeTranslator, .decline(incident: Cases.one, reason: "a doubt"))
        #expect(try self.approval() == "DECLINED")
    }

    @Test(arguments: [Int64(0), 6, 20, 25]) func `recalled it is RECALLED`(minute: Int64) throws {
        try self.play.example(until: minute)
        try self.stage.at(26 - (minute < 20 ? 20 : 0), .director, .recall(incident: Cases.one, reason: "I decide"))
        #expect(try self.approval() == "RECALLED")
    }

    @Test func `recalled after it was overdue it is RECALLED`() throws {
        try self.play.example(until: 25)
        try self.stage.tick(atMinute: 81)
        try self.stage.at(90, .director, .recall(incident: Cases.one))
        #expect(try self.approval() == "RECALLED")
    }

    @Test func `a standard fix after the emergency changes nothing of it`() throws {
        try self.play.example(until: 0)
        try self.stage.tick(atMinute: 11)
        try self.stage.at(12, .director, .consult(incident: Cases.one))
        try self.stage.at(13, .modeler, .advise(incident: Cases.one, advice: Cases.advice))
        try self.stage.at(14, .director, .decide(incident: Cases.one, option: .accept))
        let submission = Submission(fixClass: .parameter, changes: Cases.changes)
        try self.stage.at(15, .codeTranslator, .submit(incident: Cases.one, submission: submission))
        try self.stage.at(16, .timeValidator, .validate(incident: Cases.one))
        try self.stage.at(17, .director, .approve(incident: Cases.one))
        try self.stage.at(18, .modelTrainer, Cases.resume)
        try self.stage.at(30, .modelTrainer, Cases.verify)
        #expect(self.stage.incident()?.state == .resolved)
        #expect(try self.approval() == "EXPIRED")
        #expect(try self.play.emergency()["fix"] == "null")
    }

    private func approval() throws -> String {
        let text = try self.play.emergency()["approval"] ?? ""
        #expect(text.hasPrefix("@director: "))
        return String(text.dropFirst("@director: ".count))
    }
}
