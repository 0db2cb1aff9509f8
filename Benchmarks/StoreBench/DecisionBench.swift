import Foundation
import GRDB
import RhatchetEngine
import RhatchetProtocol
import RhatchetServices
import RhatchetStore

/// Decisions that are on the disk when they are acknowledged, beside bare commits with the same settings, in turns.
struct DecisionBench {
    private let engine: Engine
    private let bare: DatabaseQueue

    init(_ folder: URL) throws {
        try? FileManager.default.removeItem(at: folder)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let ledger = try SQLiteLedger(path: folder.appending(path: "store.sqlite").path)
        self.engine = try Engine(ledger: ledger, clock: SystemClock())
        try self.engine.configure(Policy(), models: [ModelDeclaration("model_1")])
        self.bare = try DatabaseQueue(path: folder.appending(path: "bare.sqlite").path)
        try self.bare.writeWithoutTransaction { db in
            try db.execute(sql: "PRAGMA journal_mode = wal; PRAGMA synchronous = FULL")
            try db.execute(sql: "CREATE TABLE line (sequence INTEGER PRIMARY KEY, body TEXT NOT NULL)")
        }
    }

    func run(rounds: Int, each: Int) throws {
        var (decisions, commits) = (Timings(), Timings())
        for round in 0..<rounds {
            for number in 0..<each { try decisions.take { try self.decide(round * each + number) } }
            for _ in 0..<each { try commits.take { try self.commit() } }
        }
        let share = decisions.perSecond / commits.perSecond
        print("decision, on the disk: \(decisions.sentence) (asked: p99 of 50 ms at most)")
        print("bare insert and commit: \(commits.sentence)")
        print(String(format: "decisions at %.2f of the bare rate (asked: 0.50 at least)", share))
    }

    /// A turn of an incident: reported, delegated, submitted, approved, resumed, verified, and from the beginning.
    private func decide(_ number: Int) throws {
        let incident = IncidentID(rawValue: number / 6 + 1)
        let (role, command) = Turn.all(incident, "model_1")[number % 6]
        let participant = Participant(role.rawValue, .rule)
        if case .refused(let refusal) = try self.engine.act(Action(by: role, participant: participant, command)) {
            throw refusal
        }
    }

    /// One line, as long as an event is.
    private func commit() throws {
        try self.bare.write { db in
            let body = String(repeating: "x", count: 300)
            try db.execute(sql: "INSERT INTO line (body) VALUES (?)", arguments: [body])
        }
    }
}

/// What becomes of an incident from its report to its end.
enum Turn {
    static func all(_ incident: IncidentID, _ model: ModelName) -> [(Role, Command)] {
        [
            (.modelTrainer, .report(model: model, finding: Finding(category: .implementation, error: "KeyError"))),
            (.director, .delegate(incident: incident, to: .codeTranslator)),
            (.codeTranslator, .submit(incident: incident, submission: Submission(fixClass: .bugfix))),
            (.director, .approve(incident: incident)), (.modelTrainer, .resume(subject: .incident(incident))),
            (.modelTrainer, .verify(incident: incident, passed: true)),
        ]
    }
}
