import RhatchetProtocol
import Testing

/// Laws on seeded random scenarios of 80 steps, over the three policies and three models, two of which share a file.
///
/// A debug build plays 100 of them, the release build of `make test` 2,000.
@Suite struct LawTests {
    #if DEBUG
        private static let seeds = UInt64(1)...100
    #else
        private static let seeds = UInt64(1)...2000
    #endif
    private static let plays = Self.seeds.map { seed in
        let (play, steps) = Rehearsal.random(seed, of: 80)
        return (seed: seed, play: play, steps: steps)
    }

    @Test func `folding the events gives the live state`() {
        for (seed, play, _) in Self.plays {
            #expect(play.folded == play.state, "seed \(seed)")
        }
    }

    @Test func `the same steps give the same events and leave the same state`() {
        for (seed, play, steps) in Self.plays {
            var again = play.again
            for step in steps { again.take(step) }
            #expect(again.events == play.events, "seed \(seed)")
            #expect(again.state == play.state, "seed \(seed)")
        }
    }

    @Test func `a refused action changes nothing`() {
        for (seed, play, _) in Self.plays {
            var state = play.beginning
            for event in play.events {
                if event.name == .actionRefused {
                    let before = state
                    state.apply(event)
                    #expect(state == before, "seed \(seed)")
                } else {
                    state.apply(event)
                }
            }
        }
    }

    @Test func `removing the refused steps changes no other line`() {
        for (seed, play, steps) in Self.plays {
            var kept: [Step] = []
            var again = play.again
            for step in steps {
                again.take(step)
                if again.last?.name != .actionRefused { kept.append(step) }
            }
            var shorter = play.again
            for step in kept { shorter.take(step) }
            // What was due between the last step that is kept and the last of all fires in the longer one alone.
            shorter.fire(before: steps.last?.at ?? Instant(milliseconds: 0))
            let accepted = again.events.filter { $0.name != .actionRefused }
            #expect(accepted == shorter.events, "seed \(seed)")
        }
    }

    @Test func `every event keeps to the safeguards of the exploration`() {
        for (seed, play, _) in Self.plays {
            var (state, known) = (play.beginning, Witness())
            for group in play.decisions {
                let edge = Edge(state, known, group.cause, group.events)
                for rule in Safeguard.all {
                    let holds = rule.holds(edge)
                    #expect(holds, "seed \(seed): \(rule.sentence)")
                }
                (state, known) = (edge.after, edge.learned)
            }
        }
    }

    #if !DEBUG
        @Test func `random scenarios reach every state, every command, every code that states decide, and every event`()
        {
            var states = Set<IncidentState>()
            var names = Set<EventName>()
            var codes = Set<Code>()
            for (_, play, _) in Self.plays {
                for event in play.events {
                    names.insert(event.name)
                    if let code = event.code { codes.insert(code) }
                    if let state = event.enters { states.insert(state) }
                }
            }
            let taken = Set(Self.plays.flatMap { $0.steps.map(\.command.name) })
            #expect(taken == Set(CommandName.allCases))
            #expect(Set(IncidentState.allCases).subtracting(states).isEmpty)
            #expect(Set(EventName.allCases).subtracting(names) == [.policyChanged, .statusReported])
            #expect(Set(Code.allCases).subtracting(codes).isEmpty)
        }
    #endif
}
