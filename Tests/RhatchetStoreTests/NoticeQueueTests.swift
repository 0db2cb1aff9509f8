import Foundation
import GRDB
import RhatchetEngine
import RhatchetStore
import RhatchetTestSupport
import Testing

/// The file of notices on their way.
@Suite struct NoticeQueueTests {
    private let folder: ScratchFolder
    private var path: String { self.folder.file("notices.sqlite").path }

    init() throws { self.folder = try ScratchFolder() }

    private func row(_ number: Int, at time: Int64 = 0) -> NoticeRow {
        NoticeRow(id: "\(number)/ada/command", person: "ada", channel: "command", body: "{}", nextAt: time)
    }

    @Test func `what was added twice is there once, and the cursor never goes back`() throws {
        let queue = try NoticeQueue(path: self.path)
        try queue.add([self.row(1), self.row(2)], through: 9)
        try NoticeQueue(path: self.path).add([self.row(2)], through: 4)
        #expect(try queue.list(all: true).map(\.id) == ["1/ada/command", "2/ada/command"])
        #expect(try queue.cursor() == 9)
    }

    @Test func `the first to listen says from where on, and nobody after it`() throws {
        let queue = try NoticeQueue(path: self.path)
        #expect(try queue.cursor() == nil)
        try queue.begin(after: 5)
        try NoticeQueue(path: self.path).begin(after: 50)
        #expect(try queue.cursor() == 5)
    }

    @Test func `the longest due goes first, and one that is leased to nobody else`() throws {
        let queue = try NoticeQueue(path: self.path)
        try queue.add([self.row(1, at: 20), self.row(2, at: 10), self.row(3, at: 99)], through: 1)
        #expect(try queue.take(now: 50, as: "a")?.id == "2/ada/command")
        #expect(try NoticeQueue(path: self.path).take(now: 50, as: "b")?.id == "1/ada/command")
        #expect(try queue.take(now: 50, as: "a") == nil)
        #expect(try queue.take(now: 50 + NoticeQueue.lease, as: "c")?.id == "2/ada/command")
    }

    @Test func `a lease that has gone to another decides nothing`() throws {
        let queue = try NoticeQueue(path: self.path)
        try queue.add([self.row(1)], through: 1)
        _ = try queue.take(now: 0, as: "slow")
        _ = try queue.take(now: NoticeQueue.lease, as: "quick")
        try queue.settle("1/ada/command", as: "slow", .givenUp(reason: "too slow"), now: NoticeQueue.lease)
        #expect(try queue.list(all: false).map(\.state) == [.pending])
        try queue.settle("1/ada/command", as: "quick", .arrived, now: NoticeQueue.lease)
        #expect(try queue.list(all: true).map(\.state) == [.sent])
    }

    @Test func `what arrived is kept for a while, what did not for ever`() throws {
        let queue = try NoticeQueue(path: self.path)
        try queue.add([self.row(1), self.row(2), self.row(3)], through: 3)
        for outcome in [NoticeOutcome.arrived, .givenUp(reason: "no")] {
            let row = try #require(try queue.take(now: 0, as: "a"))
            try queue.settle(row.id, as: "a", outcome, now: 0)
        }
        let last = try #require(try queue.take(now: NoticeQueue.keep + 1, as: "a"))
        try queue.settle(last.id, as: "a", .arrived, now: NoticeQueue.keep + 1)
        #expect(try queue.list(all: true).map(\.id) == ["2/ada/command", "3/ada/command"])
    }

    @Test func `another program's file and a newer one are left as they are`() throws {
        let other = try DatabaseQueue(path: self.path)
        try other.write { try $0.execute(sql: "CREATE TABLE theirs (x)") }
        #expect(throws: LedgerError.damaged(path: self.path, reason: "it is another program's SQLite file")) {
            try NoticeQueue(path: self.path)
        }
        let newer = self.folder.file("newer.sqlite").path
        _ = try NoticeQueue(path: newer)
        try DatabaseQueue(path: newer).write { try $0.execute(sql: "PRAGMA user_version = 2") }
        #expect(throws: LedgerError.newerSchema(path: newer, found: 2, known: 1)) { try NoticeQueue(path: newer) }
    }
}
