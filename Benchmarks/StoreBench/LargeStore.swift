import Foundation
import RhatchetEngine
import RhatchetProtocol
import RhatchetServices
import RhatchetStore

/// A store with many incidents, all but the newest of each model ended.
struct LargeStore {
    private static let models = (1...200).map { ModelName(rawValue: "model_\($0)") }

    private let path: String
    private let incidents: Int
    private let events: Int

    init(_ folder: URL, incidents: Int) throws {
        self.path = folder.appending(path: "store.sqlite").path
        self.incidents = incidents
        try? FileManager.default.removeItem(at: folder)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        var filling = try Filling(self.path)
        try filling.declare(Self.models)
        for number in 1...incidents {
            try filling.play(IncidentID(rawValue: number), Self.models[number % Self.models.count])
        }
        self.events = try filling.end()
        print("a store of \(incidents) incidents and \(self.events) events")
    }

    /// The state out of the log alone, as after 'verify --repair'.
    func timeFolding() throws {
        let ledger = try SQLiteLedger(path: self.path)
        let events = try ledger.entries(after: 0).map { try Line($0) }.compactMap(\.event)
        var (folding, rebuilding) = (Timings(), Timings())
        folding.take {
            var whole = WholeState()
            for event in events { whole.apply(event) }
        }
        print(String(format: "folding: %.0f events per second (asked: 200000)", folding.rate(self.events)))
        try rebuilding.take { try Projections.rebuild(ledger) }
        print(String(format: "reading, folding and keeping all of it: %.0f per second", rebuilding.rate(self.events)))
    }

    func timeStart() throws {
        var starts = Timings()
        for _ in 1...20 {
            try starts.take { _ = try Engine(ledger: SQLiteLedger(path: self.path), clock: SystemClock()) }
        }
        print(String(format: "start: p99 %.1f ms (asked: 2000)", starts.quantile(0.99)))
    }

    func timeChanges(_ count: Int) throws {
        let engine = try Engine(ledger: SQLiteLedger(path: self.path), clock: SystemClock())
        var changes = Timings()
        for number in 1...count / 6 {
            let incident = IncidentID(rawValue: self.incidents + number)
            for (role, command) in Turn.all(incident, Self.models[number % Self.models.count]) {
                let action = Action(by: role, participant: Participant(role.rawValue, .rule), command)
                try changes.take { _ = try engine.act(action) }
            }
        }
        print("a status change among them: \(changes.sentence) (asked: 50 ms)")
    }
}

extension Timings {
    /// So many things per second, done in all of the time.
    func rate(_ count: Int) -> Double { Double(count) / self.total * 1000 }
}

/// Writes what the protocol makes of many incidents, thousands in one transaction.
private struct Filling {
    private static let batch = 20_000

    private let ledger: SQLiteLedger
    private let start = SystemClock().stamp()
    private var state = ProtocolState()
    private var waiting: [Event] = []
    private var count = 0
    private var minute: Int64 = 0

    init(_ path: String) throws { self.ledger = try SQLiteLedger(path: path) }

    private var now: Instant { Instant(milliseconds: self.start.wall - 1_000_000_000 + self.minute) }

    mutating func declare(_ models: [ModelName]) throws {
        try self.take([self.state.configured(Policy(), models: models.map { ModelDeclaration($0) }, at: self.now)])
    }

    mutating func play(_ incident: IncidentID, _ model: ModelName) throws {
        for (role, command) in Turn.all(incident, model) {
            self.minute += 1
            let action = Action(by: role, participant: Participant(role.rawValue, .rule), command)
            try self.take(self.state.decide(action, at: self.now))
        }
    }

    /// Gives the number of events.
    mutating func end() throws -> Int {
        try self.flush()
        try Projections.rebuild(self.ledger)
        return self.count
    }

    private mutating func take(_ events: [Event]) throws {
        for event in events {
            self.state.apply(event)
            if event.name == .incidentOpened { self.state.letEndedGo() }
        }
        self.waiting += events
        self.count += events.count
        if self.waiting.count > Self.batch { try self.flush() }
    }

    private mutating func flush() throws {
        try self.ledger.write { transaction in
            for event in self.waiting {
                let draft = Draft(kind: .event, at: event.at, body: try CanonicalJSON.encode(event))
                let mark = try transaction.append(draft, stamp: self.start)
                for var effect in try StoredEffect.asked(by: event, at: mark.sequence) {
                    effect.progress = .done
                    try transaction.enqueue(effect)
                }
            }
        }
        self.waiting = []
    }
}
