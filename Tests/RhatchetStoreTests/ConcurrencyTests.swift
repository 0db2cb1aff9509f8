import Foundation
import RhatchetEngine
import RhatchetProtocol
import RhatchetStore
import RhatchetTestSupport
import Synchronization
import Testing

/// Several writers at once, each with its own connection, as processes have.
@Suite(.serialized) struct ConcurrencyTests {
    private let folder: ScratchFolder
    private let path: String

    init() throws {
        self.folder = try ScratchFolder()
        self.path = self.folder.file("store.sqlite").path
    }

    @Test func `of many that write at once none is told that the store is busy, and no line is lost`() throws {
        let path = self.path
        let failures = Self.atOnce(6) { writer in
            let ledger = try SQLiteLedger(path: path)
            for number in 1...40 {
                _ = try ledger.write { try $0.append(.line(writer * 1000 + number), stamp: .any) }
                _ = try ledger.entries(after: 0).count
            }
        }
        #expect(failures == [])
        let entries = try SQLiteLedger(path: path).entries(after: 0)
        #expect(entries.map(\.sequence) == Array(1...240))
        #expect(HashChain.firstBroken(in: entries) == nil)
        #expect(Set(entries.map(\.body)).count == 240)
    }

    @Test(arguments: 1...5) func `many that make the store at once make one`(_: Int) throws {
        let path = self.path
        let failures = Self.atOnce(8) { _ in try SQLiteLedger(path: path).fill(1) }
        #expect(failures == [])
        #expect(try SQLiteLedger(path: path).entries(after: 0).count == 8)
    }

    @Test func `of many engines that resume one training at once exactly one does`() throws {
        let path = self.path
        let stage = Stage(try Engine(ledger: SQLiteLedger(path: path), clock: ManualClock()), clock: ManualClock())
        try stage.engine.configure(Policy(), models: [ModelDeclaration("model_1")])
        try stage.at(0, .modelTrainer, Cases.report)
        try stage.at(0, .modeler, Cases.authorize)
        try stage.at(0, .codeTranslator, Cases.apply)
        let codes = Mutex<[Code?]>([])
        let failures = Self.atOnce(8) { _ in
            let engine = try Engine(ledger: SQLiteLedger(path: path), clock: ManualClock())
            let code = try engine.act(Action(by: .modelTrainer, Cases.resume)).code
            codes.withLock { $0.append(code) }
        }
        #expect(failures == [])
        let all = codes.withLock { $0 }
        #expect(all.filter { $0 == nil }.count == 1)
        #expect(all.filter { $0 == .wrongState }.count == 7)
        let entries = try SQLiteLedger(path: path).entries(after: 0)
        #expect(HashChain.firstBroken(in: entries) == nil)
    }

    @Test func `a writer that waits longer than the timeout is told so in words`() {
        let error = LedgerError.busy(path: "store.sqlite", seconds: SQLiteLedger.busySeconds)
        #expect(error.description == "'store.sqlite' was held by another process for 10 s; run the command again")
    }

    /// Runs `body` on `count` threads and gives back what went wrong.
    private static func atOnce(_ count: Int, _ body: @escaping @Sendable (Int) throws -> Void) -> [String] {
        let failures = Mutex<[String]>([])
        DispatchQueue.concurrentPerform(iterations: count) { number in
            do {
                try body(number)
            } catch {
                failures.withLock { $0.append("\(error)") }
            }
        }
        return failures.withLock { $0 }
    }
}
