import Foundation
import RhatchetEngine
import RhatchetProtocol
import RhatchetStore
import RhatchetTestSupport
import Testing

/// Every kind of deadline on a real store: whatever happens halfway, it fires once, with the time at which it was due.
@Suite struct DeadlineStoreTests {
    enum Disturbance: CaseIterable {
        /// Asleep, a machine is one whose clocks run on while no program looks.
        case asleep, clockForward, clockBack, machineRestarted, allOfThem
    }

    private let folder: ScratchFolder
    private let clock = ManualClock()

    init() throws { self.folder = try ScratchFolder() }

    @Test(arguments: DeadlineKind.allCases, Disturbance.allCases)
    func `it fires once, and when it was due`(_ kind: DeadlineKind, _ disturbance: Disturbance) throws {
        let deadline = try self.start(kind)
        let half = TimeAmount.milliseconds((deadline.due - (try self.opened().now)).milliseconds / 2)
        self.clock.pass(half)
        try self.opened().tick()
        self.disturb(disturbance)
        let rest = deadline.due - (try self.opened().now)
        self.clock.pass(rest)
        try self.opened().tick()
        #expect(try self.firings(kind) == [], "it fired at the very instant or before")
        self.clock.pass(.milliseconds(1))
        for _ in 1...3 { try self.opened().tick() }
        #expect(try self.firings(kind) == [deadline.due])
        #expect(try StoreAudit(SQLiteLedger(path: self.path)).damages == [])
    }

    /// Brings the project to where such a deadline runs, and gives it.
    private func start(_ kind: DeadlineKind) throws -> Deadline {
        let stage = Stage(try self.opened(), clock: self.clock)
        var policy = Policy()
        if kind == .fix { (policy.authorize, policy.apply) = (.minutes(40), .minutes(40)) }
        let phase = kind == .consultation ? Phase.design : .training
        try stage.engine.configure(policy, models: [ModelDeclaration("model_1", phase: phase)])
        for (minute, role, command) in Self.prologue(kind) {
            #expect(try stage.at(minute, role, command).code == nil, "\(command)")
        }
        return try #require(stage.engine.state.deadlines().first { $0.kind == kind })
    }

    private static func prologue(_ kind: DeadlineKind) -> [(Int64, Role, Command)] {
        let bug: (Int64, Role, Command) = (0, .modelTrainer, .report(model: "model_1", finding: Cases.bug))
        let emergency: [(Int64, Role, Command)] = [
            (0, .modelTrainer, Cases.report), (6, .modeler, Cases.authorize), (20, .codeTranslator, Cases.apply),
            (25, .modelTrainer, Cases.resume),
        ]
        return switch kind {
        case .authorize, .fix: Array(emergency.prefix(1))
        case .apply: Array(emergency.prefix(2))
        case .resumeReminder: Array(emergency.prefix(3))
        case .review: emergency
        case .triage: [bug]
        case .analysis, .recommendation: [bug, (1, .director, .consult(incident: Cases.one, category: .convergence))]
        case .delegated: [bug, (1, .director, .delegate(incident: Cases.one, to: .codeTranslator))]
        case .decision:
            [
                bug, (1, .director, .consult(incident: Cases.one, category: .convergence)),
                (2, .modeler, .advise(incident: Cases.one, advice: Cases.advice)),
            ]
        case .consultation:
            [
                (
                    0, .codeTranslator,
                    .message(subject: .model("model_1"), to: .modeler, text: "why?", channel: .consultation)
                )
            ]
        }
    }

    private func disturb(_ disturbance: Disturbance) {
        switch disturbance {
        case .asleep: return
        case .clockForward: self.clock.stepWall(by: .hours(1))
        case .clockBack: self.clock.stepWall(by: .hours(-1))
        case .machineRestarted: self.clock.restartMachine(after: .seconds(40))
        case .allOfThem:
            self.clock.stepWall(by: .hours(1))
            self.clock.stepWall(by: .hours(-1))
            self.clock.restartMachine(after: .seconds(40))
        }
    }

    private var path: String { self.folder.file("store.sqlite").path }

    /// The project as a program finds it that was started just now.
    private func opened() throws -> Engine {
        try Engine(ledger: SQLiteLedger(path: self.path), clock: self.clock)
    }

    private func firings(_ kind: DeadlineKind) throws -> [Instant] {
        try self.opened().lines().compactMap(\.event).filter { event in
            switch event.fact {
            case .emergencyExpired(kind): true
            case .deadlineMissed(kind, _): true
            case .reviewOverdue: kind == .review
            case .reminderSent(.resumeReminder, _): kind == .resumeReminder
            default: false
            }
        }.map(\.at)
    }
}
