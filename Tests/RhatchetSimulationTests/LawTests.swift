import RhatchetEngine
import RhatchetProtocol
import RhatchetSimulation
import RhatchetTestSupport
import Testing

/// Laws on seeded random scenarios: 2000 of 30 steps, over the three policies.
@Suite struct LawTests {
    private static let plays = (UInt64(1)...2000).map { seed in
        let scenario = RandomScenario.make(seed, steps: 30)
        return (seed: seed, scenario: scenario, played: scenario.play())
    }

    @Test func `the same scenario gives the same bytes`() {
        for (seed, scenario, played) in Self.plays {
            #expect(Trace.lines(scenario).dropLast() == played.events.map(Trace.line)[...], "seed \(seed)")
        }
        for (seed, scenario, _) in Self.plays.prefix(200) {
            #expect(Trace.lines(scenario) == Trace.lines(RandomScenario.make(seed, steps: 30)), "seed \(seed)")
        }
    }

    @Test func `folding the events gives the live state, and a refused action changes nothing`() {
        for (seed, scenario, played) in Self.plays {
            var state = scenario.beginning
            for event in played.events {
                if event.name == .actionRefused {
                    let before = state
                    state.apply(event)
                    #expect(state == before, "seed \(seed)")
                } else {
                    state.apply(event)
                }
            }
            #expect(state == played.state, "seed \(seed)")
        }
    }

    @Test func `removing the refused steps changes no other line`() {
        for (seed, scenario, played) in Self.plays {
            var (kept, timeline) = (scenario, Timeline(scenario.beginning))
            kept.steps = scenario.steps.filter { step in
                timeline.take(step)
                return timeline.events.last?.name != .actionRefused
            }
            #expect(kept.play().events == played.events.filter { $0.name != .actionRefused }, "seed \(seed)")
        }
    }

    @Test func `lines stand in order of time, and nothing is told to who did it`() {
        for (seed, _, played) in Self.plays {
            #expect(zip(played.events, played.events.dropFirst()).allSatisfy { $0.at <= $1.at }, "seed \(seed)")
            for event in played.events where event.name != .actionRefused {
                let told = event.to + event.cc
                #expect(event.by.role.map { !told.contains($0) } ?? true, "seed \(seed): \(event)")
                #expect(Set(told).count == told.count && event.to == event.to.sorted(), "seed \(seed): \(event)")
            }
        }
    }

    @Test func `the engine on its ledger and clock decides the same`() throws {
        for (seed, scenario, _) in Self.plays.prefix(100) {
            let expected = Self.wellFormed(scenario)
            #expect(try Self.engineEvents(expected) == expected.play().events, "seed \(seed)")
        }
    }

    @Test func `random scenarios reach every state, every refusal but of one's own work, and every event`() {
        let events = Self.plays.flatMap(\.played.events)
        #expect(Set(IncidentState.allCases).subtracting(events.compactMap(\.enters)).isEmpty)
        #expect(Set(EventName.allCases).subtracting(events.map(\.name)) == [.policyChanged, .statusReported])
        #expect(Set(Code.allCases).subtracting(events.compactMap(\.code)) == [.selfReview])
    }

    /// Without the steps that are no commands, which an engine is never given.
    private static func wellFormed(_ scenario: Scenario) -> Scenario {
        var scenario = scenario
        scenario.steps.removeAll { step in
            switch step.request {
            case .command: false
            case .malformed: true
            }
        }
        return scenario
    }

    /// What the engine stores of a scenario, its own clock at 0:00.
    private static func engineEvents(_ scenario: Scenario) throws -> [Event] {
        let clock = ManualClock()
        let engine = try Engine(ledger: InMemoryLedger(MemoryStore()), clock: clock)
        try engine.configure(scenario.policy, models: scenario.models)
        var now = Instant(milliseconds: 0)
        for step in scenario.steps {
            clock.pass(step.at - now)
            now = step.at
            if case .command(let command) = step.request { _ = try engine.act(Action(by: step.by, command)) }
        }
        clock.pass(scenario.until + .milliseconds(1) - now)
        try engine.tick()
        return try engine.lines().compactMap(\.event).dropFirst().map { stored in
            var event = stored
            event.at = Instant(milliseconds: event.at.milliseconds - ManualClock.beginning)
            return event
        }
    }
}
