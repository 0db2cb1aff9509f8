import Foundation
import RhatchetEngine
import RhatchetProtocol
import RhatchetServices
import RhatchetStore
import RhatchetTestSupport
import Synchronization
import Testing

/// Notices from the log to people, on clocks that a test moves.
@Suite struct CourierTests {
    private static let configuration = """
        solo: true
        participants:
          director: {person: ada, backups: [{person: ben}]}
          data_engineer: {person: ada}
        people:
          ada: {command: [./tell], webhook: {url: "http://127.0.0.1:9/", secret_file: s}}
          ben: {command: [./tell], only: urgent}

        """

    private let play: Performance
    private let box = Mailbox()
    private var stage: Stage { self.play.stage }

    init() throws { self.play = try Performance(Self.configuration) }

    private func courier() throws -> Courier {
        try Courier(self.play.project, transports: { _, _ in self.box }, now: { self.stage.clock.stamp().wall })
    }

    /// Begins to listen before anything happens.
    private func listening() throws -> Courier {
        let courier = try self.courier()
        try courier.collect()
        return courier
    }

    @Test func `a person who must act is told once by each way, with what can be done and the head of the chain`()
        throws
    {
        let courier = try self.listening()
        try self.play.example(until: 20)
        try courier.collect()
        #expect(try courier.send() == self.box.sent.count)
        let applied = self.box.sent.filter { $0.event == .fixApplied }
        let ways = applied.map { String($0.id.split(separator: "/", maxSplits: 1)[1]) }
        #expect(ways.sorted() == ["ada/command", "ada/webhook"])
        let one = try #require(applied.first)
        #expect(one.urgent && one.roles == [.director])
        #expect(one.title == "[rhatchet] INC-1 model_1: fix applied, review due 15:50 UTC")
        #expect(one.due == "2026-01-28T15:50:00Z", "the review's, not the resume's, which comes before it")
        #expect(one.commands.contains { $0.hasPrefix("rhatchet review INC-1") })
        #expect(one.message.contains("record: line \(one.head.line), sha256 \(one.head.sha256)"))
        #expect(try self.play.project.engine.lines().contains { $0.hash == one.head.sha256 })
        #expect(self.box.sent.allSatisfy { $0.person == "ada" }, "who stands in is told nothing yet")
    }

    @Test func `a thing that waits calls its person once, however many lines tell of it`() throws {
        let courier = try self.listening()
        let failure = Finding(category: .implementation, halted: true, error: "KeyError: 'beta'")
        try self.stage.at(0, .modelTrainer, .report(model: "model_1", finding: failure))
        try courier.collect()
        try courier.send()
        let byCommand = self.box.sent.filter { $0.id.hasSuffix("/command") }
        #expect(byCommand.count > 1)
        #expect(byCommand.filter(\.urgent).map(\.event) == [.incidentOpened])
        try self.stage.tick(atMinute: 31)
        try courier.collect()
        try courier.send()
        #expect(self.box.urgent(of: "ada").map(\.event) == [.incidentOpened, .reminderSent])
        #expect(self.box.urgent(of: "ben").map(\.event) == [.reminderSent], "a missed triage reaches who stands in")
    }

    @Test func `after a restart nobody is called again for what they were called for`() throws {
        let courier = try self.listening()
        try self.play.example(until: 20)
        try courier.collect()
        let next = try self.courier()
        try self.stage.at(25, .modelTrainer, Cases.resume)
        try next.collect()
        try next.send()
        #expect(self.box.urgent(of: "ada").map(\.event) == [.fixApplied])
    }

    @Test func `what was sent and not marked, because its sender died, comes again under the same id`() throws {
        let courier = try self.listening()
        try self.stage.at(0, .modelTrainer, .report(model: "model_1", finding: Cases.bug))
        try courier.collect()
        let row = try #require(try courier.queue.take(now: self.stage.clock.stamp().wall, as: "dies"))
        let body = try CanonicalJSON.decode(NoticeBody.self, from: row.body)
        #expect(self.box.send(body) == .arrived)
        self.stage.clock.pass(.milliseconds(NoticeQueue.lease + 1))
        try courier.send()
        #expect(self.box.ids.filter { $0 == row.id }.count == 2)
        #expect(self.box.sent.filter { $0.id == row.id }.map(\.head) == [body.head, body.head])
        // The dead one's word comes too late.
        try courier.queue.settle(row.id, as: "dies", .givenUp(reason: "late"), now: 0)
        #expect(try courier.queue.list(all: false).isEmpty)
    }

    @Test func `that somebody was not told stands in the record and in the status`() throws {
        let courier = try self.listening()
        self.box.answer = .unwanted("the receiver answered 410")
        try self.stage.at(0, .modelTrainer, .report(model: "model_1", finding: Cases.warning))
        try courier.collect()
        try courier.send()
        let noted = try self.play.project.engine.lines().compactMap { line -> UndeliveredNotice? in
            if case .undelivered(let notice)? = line.note { return notice }
            return nil
        }
        let failed = try courier.queue.list(all: false)
        #expect(!failed.isEmpty && failed.allSatisfy { $0.state == .failed && $0.attempts == 1 })
        #expect(noted.map(\.id).sorted() == failed.map(\.id).sorted())
        let standing = try #require(try NoticeStanding(self.play.project.paths))
        #expect(standing.sentence == "\(failed.count) notices were given up; 'rhatchet notices' says why")
    }

    @Test func `a name with a full stop makes an id without one, which a webhook's signature needs`() throws {
        let play = try Performance(
            """
            participants: {director: {person: ada.b}}
            people: {ada.b: {command: [./tell]}}

            """
        )
        let courier = try Courier(play.project, transports: { _, _ in self.box })
        try courier.collect()
        try play.stage.at(0, .modelTrainer, .report(model: "model_1", finding: Cases.warning))
        try courier.collect()
        try courier.send()
        #expect(self.box.sent.count >= 1)
        #expect(self.box.sent.allSatisfy { $0.person == "ada.b" && $0.id.hasSuffix("/ada%2Eb/command") })
    }

    @Test func `the director hears that somebody is away, although no model is meant`() throws {
        let courier = try self.listening()
        try self.stage.at(0, .modeler, .availability(role: .modeler, available: false))
        try courier.collect()
        try courier.send()
        #expect(Set(self.box.sent.map(\.title)) == ["[rhatchet] availability changed"])
    }

    @Test func `who acts is not told of their own step`() throws {
        let courier = try self.listening()
        try self.play.example(until: 40)
        let review = Action(by: .director, participant: Participant("ada", .person), Cases.grant)
        _ = try self.play.project.engine.act(review)
        try courier.collect()
        try courier.send()
        #expect(!self.box.sent.contains { $0.event == .reviewGranted })
    }

    @Test func `what has happened before anybody listened is not sent`() throws {
        try self.play.example(until: 25)
        let courier = try self.listening()
        try courier.send()
        #expect(self.box.sent.isEmpty)
        try self.stage.at(40, .modelTrainer, Cases.verify)
        try courier.collect()
        try courier.send()
        #expect(Set(self.box.sent.map(\.event)) == [.verificationPassed])
    }

    @Test func `9 an overdue review reaches those who stand in, and is asked for again every hour`() throws {
        let courier = try self.listening()
        try self.play.example(until: 25)
        try self.stage.tick(atMinute: 81)
        try courier.collect()
        try courier.send()
        let overdue = self.box.sent.filter { $0.event == .reviewOverdue }
        #expect(Set(overdue.map(\.person)) == ["ada", "ben"])
        #expect(overdue.allSatisfy { $0.urgent && $0.commands.contains { $0.hasPrefix("rhatchet review INC-1") } })
        for minute in [Int64(139), 141, 142, 201] {
            self.stage.clock.move(toMinute: minute)
            try courier.collect()
            try courier.send()
        }
        let hourly = self.box.sent.filter { $0.id.hasPrefix("overdue-") && $0.person == "ben" }
        #expect(hourly.map(\.id) == ["overdue-INC-1-1/ben/command", "overdue-INC-1-2/ben/command"])
    }

    @Test func `what does not arrive is sent again, later and later, under the same id, and given up after a day`()
        throws
    {
        let courier = try self.listening()
        self.box.answer = .failed("no")
        try self.stage.at(0, .modelTrainer, .report(model: "model_1", finding: Cases.bug))
        try courier.collect()
        try courier.send()
        let first = self.box.tried
        try courier.send()
        #expect(self.box.tried == first, "not at once")
        var waits: [Int] = []
        for hour in 0..<80 {
            self.stage.clock.pass(.minutes(60))
            let before = self.box.tried
            try courier.send()
            waits.append(self.box.tried - before)
            if hour == 0 { #expect(waits[0] > 0) }
        }
        let rows = try courier.queue.list(all: false)
        #expect(rows.allSatisfy { $0.state == .failed && $0.lastError == "no" })
        #expect(Set(self.box.ids).count == rows.count)
        // By hand it is tried again.
        self.box.answer = .arrived
        let id = try #require(rows.first?.id)
        #expect(try courier.queue.retry(id, now: self.stage.clock.stamp().wall))
        #expect(try courier.send() == 1)
    }

    @Test func `two couriers send nothing twice, and what one died over is sent when its lease has run out`() throws {
        let one = try self.listening()
        let other = try self.courier()
        try self.stage.at(0, .modelTrainer, .report(model: "model_1", finding: Cases.bug))
        try one.collect()
        try other.collect()
        let now = self.stage.clock.stamp().wall
        let taken = try #require(try one.queue.take(now: now, as: "somebody who dies"))
        try other.send()
        #expect(!self.box.ids.contains(taken.id))
        #expect(Set(self.box.ids).count == self.box.ids.count)
        self.stage.clock.pass(.milliseconds(NoticeQueue.lease + 1))
        try other.send()
        #expect(self.box.ids.contains(taken.id))
        #expect(try other.queue.list(all: false).isEmpty)
    }

    @Test func `a courier that begins anew goes on where the last one stopped`() throws {
        try self.listening().queue.add([], through: nil)
        try self.play.example(until: 6)
        let late = try self.courier()
        try late.collect()
        try late.send()
        #expect(self.box.sent.contains { $0.event == .emergencyActivated || $0.event == .incidentOpened })
        let count = self.box.sent.count
        let again = try self.courier()
        try again.collect()
        try again.send()
        #expect(self.box.sent.count == count)
    }
}

/// Where the notices of a test arrive, or not.
private final class Mailbox: Transport {
    private struct Content {
        var answer = Delivery.arrived
        var sent: [NoticeBody] = []
        var ids: [String] = []
    }

    private let content = Mutex(Content())

    var answer: Delivery {
        get { self.content.withLock { $0.answer } }
        set { self.content.withLock { $0.answer = newValue } }
    }
    var sent: [NoticeBody] { self.content.withLock { $0.sent } }
    var ids: [String] { self.content.withLock { $0.ids } }
    var tried: Int { self.ids.count }

    /// What called a person to act, each once.
    func urgent(of person: String) -> [NoticeBody] {
        self.sent.filter { $0.person == person && $0.urgent && $0.id.hasSuffix("/command") }
    }

    func send(_ notice: NoticeBody) -> Delivery {
        self.content.withLock { content in
            content.ids.append(notice.id)
            if content.answer == .arrived { content.sent.append(notice) }
            return content.answer
        }
    }
}
