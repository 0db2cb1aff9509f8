package import RhatchetEngine
package import RhatchetProtocol

/// An engine on a clock that a test moves: what is done at which minute.
package struct Stage {
    package let clock: ManualClock
    package let engine: Engine

    package init(_ engine: Engine, clock: ManualClock) {
        self.engine = engine
        self.clock = clock
    }

    /// A new engine in memory, with `model_1` in training.
    package init(_ store: MemoryStore = MemoryStore(), clock: ManualClock = ManualClock()) throws {
        self.init(try Engine(ledger: InMemoryLedger(store), clock: clock), clock: clock)
        try self.engine.configure(Policy(), models: [ModelDeclaration("model_1")])
    }

    /// Acts at a minute after the beginning.
    @discardableResult
    package func at(_ minute: Int64, _ role: Role, _ command: Command) throws -> Ruling {
        self.clock.move(toMinute: minute)
        return try self.act(role, command)
    }

    /// Acts now.
    @discardableResult
    package func act(_ role: Role, _ command: Command) throws -> Ruling {
        try self.engine.act(Action(by: role, command))
    }

    /// Looks at the clock at a minute, as a watch does.
    package func tick(atMinute minute: Int64) throws {
        self.clock.move(toMinute: minute)
        try self.engine.tick()
    }

    package func incident(_ id: IncidentID = Cases.one) -> Incident? { self.engine.state.incident(id) }

    /// The events so far as `minute name`.
    package func trace() throws -> [String] {
        try self.engine.lines().compactMap(\.event).map { event in
            "\((event.at.milliseconds - ManualClock.beginning) / 60_000) \(event.name.rawValue)"
        }
    }
}

extension Ruling {
    /// The code of a refusal; nil for what was accepted.
    package var code: Code? {
        switch self {
        case .accepted: nil
        case .refused(let refusal): refusal.code
        }
    }
}
