import RhatchetEngine
import RhatchetProtocol
import RhatchetServices
import RhatchetTestSupport
import Testing

/// What waits for whom, over time.
@Suite struct InboxTests {
    private let play: Performance

    init() throws { self.play = try Performance() }

    @Test func `the most pressing comes first, and what nobody waits for is not there`() throws {
        try self.play.project.engine.configure(Policy(), models: [ModelDeclaration("model_2")])
        try self.play.stage.at(0, .modelTrainer, .report(model: "model_1", finding: Cases.bug))
        try self.play.stage.at(5, .modelTrainer, .report(model: "model_2", finding: Cases.critical))
        #expect(try self.items().map { "\($0.role.rawValue) \($0.model)" } == ["modeler model_2", "director model_1"])
        #expect(try self.items().map { $0.limit?.secondsLeft } == [600, 1500])
        try self.play.stage.act(.director, .terminate(incident: Cases.one))
        #expect(try self.items().map(\.model) == ["model_2"])
    }

    @Test func `a deadline that has passed stays as overdue until the state is left`() throws {
        try self.play.stage.at(0, .modelTrainer, .report(model: "model_1", finding: Cases.bug))
        try self.play.stage.tick(atMinute: 45)
        let late = try #require(try self.items().first)
        #expect(late.limit?.deadline == .triage)
        #expect(late.limit?.secondsLeft == -900)
        try self.play.stage.act(.director, .delegate(incident: Cases.one, to: .codeTranslator))
        #expect(try self.items().first?.limit?.secondsLeft == 1800)
    }

    @Test func `an overdue review is overdue since it was due`() throws {
        try self.play.example(until: 25)
        try self.play.stage.tick(atMinute: 100)
        let review = try #require(try self.items().first { $0.role == .director })
        #expect(review.limit?.deadline == .review)
        #expect(review.limit?.secondsLeft == -1200)
    }

    @Test func `each role has its own deadline of a case that waits for two`() throws {
        try self.play.example(until: 20)
        let limits = try self.items().map { "\($0.role.rawValue) \($0.limit?.deadline.rawValue ?? "")" }
        #expect(limits == ["model_trainer resume_reminder", "director review"])
        #expect(try self.items().map(\.others) == [[.director], [.modelTrainer]])
    }

    @Test func `what is of convergence is delegated only under another category before the modeler is heard`() throws {
        try self.play.stage.at(0, .modelTrainer, .report(model: "model_1", finding: Cases.warning))
        #expect(try self.delegating() == ["rhatchet delegate INC-1 --category implementation|data|resource|unknown"])
        try self.play.stage.act(.director, .consult(incident: Cases.one))
        try self.play.stage.act(.modeler, .advise(incident: Cases.one, advice: Cases.advice))
        #expect(try self.delegating() == ["rhatchet delegate INC-1 [--to code_translator|data_engineer]"])
    }

    private func delegating() throws -> [String] {
        try self.items().flatMap { item in item.commands.filter { $0.contains("delegate") } }
    }

    private func items() throws -> [InboxItem] { try InboxService(self.play.project).items(for: Role.allCases) }
}
