import Foundation
import RhatchetEngine
import RhatchetProtocol
import RhatchetServices
import RhatchetTestSupport
import RhatchetTraining
import Testing

/// How approvals break elsewhere, each as a test of its own: the numbers are those of `docs/failure-modes.md`.
@Suite struct ApprovalFailureTests {
    private let desk: FixScene
    private var play: Performance { self.desk.play }
    private var stage: Stage { self.play.stage }

    init() throws { self.desk = try FixScene() }

    @Test func `1 a restart drops a pending approval, or accepts it and resumes nothing`() throws {
        try self.desk.submit()
        let after = try Engine(ledger: self.play.reopened(), clock: self.stage.clock)
        #expect(after.state.incident(Cases.one)?.state == .approving)
        let before = try after.pendingEffects().count
        #expect(try after.act(Action(by: .director, .approve(incident: Cases.one))).code == nil)
        let again = try Engine(ledger: self.play.reopened(), clock: self.stage.clock)
        #expect(again.state.incident(Cases.one)?.state == .ready)
        let waiting = try again.pendingEffects().dropFirst(before).map(\.effect)
        #expect(waiting.contains { if case .applyFix(Cases.one, _) = $0 { true } else { false } })
    }

    @Test func `2 what is approved is not what was shown`() throws {
        try self.desk.submit()
        try self.play.folder.write("import os\n", to: "model_1.py")
        #expect(try self.desk.approve().code == .conflict)
        #expect(self.stage.incident()?.state == .approving)
        #expect(try self.play.text("model_1.py") == "import os\n", "nothing was written")
        // However late: no second limit lets it through.
        try self.stage.tick(atMinute: 600)
        #expect(try self.desk.approve().code == .conflict)
    }

    @Test func `3 the approval is bound to too much, so that nobody can spend it`() throws {
        try self.desk.submit()
        try self.play.folder.write("a note\n", to: "notes.txt")
        let file = self.play.folder.file("model_1.py")
        try FileManager.default.setAttributes(
            [.modificationDate: Date(timeIntervalSince1970: 0)],
            ofItemAtPath: file.path
        )
        try self.stage.at(45, .modelTrainer, .message(subject: .incident(Cases.one), to: .director, text: "still here"))
        #expect(try self.desk.approve().code == nil, "another file, a time stamp and a message change nothing")
    }

    @Test func `5 who works alone is locked out of their own fix`() throws {
        try self.desk.submit(as: Participant("ada", .person))
        let approval = Action(
            by: .director,
            participant: Participant("ada", .person),
            .approve(incident: Cases.one, reason: "mine")
        )
        #expect(try self.play.project.act(approval).code == nil)
        let approved = try self.play.project.engine.lines().compactMap(\.event).last { $0.name == .restartApproved }
        #expect(approved?.fact == .restartApproved(reason: "mine", selfReviewed: true), "and the record says so")
    }

    @Test func `6 a deadline that passed is told as a person's refusal`() throws {
        try self.desk.submit()
        try self.stage.tick(atMinute: 300)
        let names = try self.stage.trace().map { $0.split(separator: " ")[1] }
        #expect(names.contains("deadline.missed"))
        #expect(!names.contains("restart.refused") && !names.contains("action.refused"))
        #expect(self.stage.incident()?.state == .approving, "it still waits")
        #expect(!(try self.play.transcript().lowercased().contains("refused by")))
    }

    @Test func `8 two clocks leave a hole between them`() throws {
        let play = try Performance("policy: {name: hybrid, authorize: 40m, apply: 40m, fix: 30m}\n")
        try play.stage.at(0, .modelTrainer, Cases.report)
        try play.stage.at(29, .modeler, Cases.authorize)
        // The limit of the whole binds, though the step's own would run for 39 minutes more.
        #expect(try play.stage.at(31, .codeTranslator, Cases.apply).code == .expired)
        #expect(try play.stage.trace().contains("30 emergency.expired"))
    }
}
