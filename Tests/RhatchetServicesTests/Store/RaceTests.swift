import Foundation
import RhatchetEngine
import RhatchetProtocol
import RhatchetServices
import RhatchetStore
import RhatchetTestSupport
import RhatchetTraining
import Testing

/// Processes that want the same thing at the same time.
@Suite(.timeLimit(.minutes(60)))
struct RaceTests {
    private static let trials = ProcessInfo.processInfo.environment["RHATCHET_RACE_TRIALS"].flatMap(Int.init) ?? 25

    private let folder: ScratchFolder
    private let project: Project

    init() throws {
        self.folder = try ScratchFolder()
        self.project = try Project(ProjectPaths(root: self.folder.url))
        try self.project.engine.configure(Policy(), models: [ModelDeclaration("model_1")])
    }

    @Test func `of two processes that act on one incident at one instant one wins, the other gets wrong_state`() throws
    {
        let racers = try ["ada", "bob"].map { try Racer(["race", self.folder.url.path, $0]) }
        #expect(racers.map { $0.line() } == ["ready", "ready"])
        var winners: Set<Int> = []
        for trial in 1...Self.trials {
            if trial > 1 { try self.act(.director, .start(model: "model_1")) }
            try self.act(.modelTrainer, .report(model: "model_1", finding: Cases.bug))
            for racer in trial.isMultiple(of: 2) ? racers : racers.reversed() { racer.say("INC-\(trial)") }
            let answers = racers.map { $0.line() }
            #expect(answers.compactMap(\.self).sorted() == ["won", "wrong_state"], "trial \(trial)")
            winners.formUnion(answers.indices.filter { answers[$0] == "won" })
            try self.project.engine.tick()
        }
        for racer in racers { racer.end() }
        // Of few trials on a busy machine one can win all.
        #expect(winners == [0, 1] || Self.trials < 500)
        #expect(try StoreAudit(SQLiteLedger(path: self.project.paths.store.path)).damages == [])
    }

    @Test func `twenty processes write at once, none is told that the store is busy, and every line is there`() throws {
        let racers = try (1...20).map { _ in try Racer(["write", self.folder.url.path, "10"]) }
        let said = racers.flatMap { racer in racer.rest() }
        let acknowledged = said.filter { $0.hasPrefix("ack ") }.map { String($0.dropFirst(4)) }
        #expect(said.filter { !$0.hasPrefix("ack ") } == [])
        #expect(acknowledged.count == 200)
        let audit = try StoreAudit(SQLiteLedger(path: self.project.paths.store.path))
        #expect(audit.damages == [])
        let stored = audit.notes.compactMap { line -> String? in
            if case .performed(let done) = line.note { return done.result }
            return nil
        }
        #expect(stored.sorted() == acknowledged.sorted())
    }

    private func act(_ role: Role, _ command: Command) throws {
        let ruling = try self.project.engine.act(Action(by: role, command))
        #expect(ruling.code == nil)
    }
}

/// A process of the test program, with a line in and a line out.
private final class Racer {
    private let process = Process()
    private let input = Pipe()
    private let output = Pipe()
    private var buffer = Data()

    init(_ arguments: [String]) throws {
        self.process.executableURL = URL(filePath: StoreProbe.path)
        self.process.arguments = arguments
        self.process.standardInput = self.input
        self.process.standardOutput = self.output
        try self.process.run()
    }

    deinit {
        if self.process.isRunning { self.process.terminate() }
    }

    func say(_ line: String) {
        try? self.input.fileHandleForWriting.write(contentsOf: Data("\(line)\n".utf8))
    }

    func end() {
        try? self.input.fileHandleForWriting.close()
        self.process.waitUntilExit()
    }

    /// The next line that it says; nil at its end.
    func line() -> String? {
        while true {
            if let end = self.buffer.firstIndex(of: 0x0A) {
                let line = String(decoding: self.buffer[..<end], as: UTF8.self)
                self.buffer = Data(self.buffer[(end + 1)...])
                return line
            }
            let more = self.output.fileHandleForReading.availableData
            guard !more.isEmpty else { return nil }
            self.buffer += more
        }
    }

    /// Every line up to its end.
    func rest() -> [String] {
        var lines: [String] = []
        while let line = self.line() { lines.append(line) }
        self.process.waitUntilExit()
        return lines
    }
}
