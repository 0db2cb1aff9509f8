import RhatchetProtocol
import Testing

/// Laws on seeded random scenarios: 150 of 120 steps, over the three policies.
@Suite struct LawTests {
    private static let plays = (UInt64(1)...150).map { seed in
        let (play, steps) = Rehearsal.random(seed, of: 120)
        return (seed: seed, play: play, steps: steps)
    }

    @Test func `folding the events gives the live state`() {
        for (seed, play, _) in Self.plays {
            #expect(play.folded == play.state, "seed \(seed)")
        }
    }

    @Test func `a refused action changes nothing`() {
        for (seed, play, _) in Self.plays {
            var state = play.beginning
            for event in play.events {
                let before = state
                state.apply(event)
                if event.name == .actionRefused { #expect(state == before, "seed \(seed)") }
            }
        }
    }

    @Test func `removing the refused steps changes no other line`() {
        for (seed, play, steps) in Self.plays.prefix(60) {
            var refused = Set<Int>()
            var again = play.again
            for (index, step) in steps.enumerated() {
                again.take(step)
                if again.last?.name == .actionRefused { refused.insert(index) }
            }
            let kept = steps.enumerated().filter { !refused.contains($0.offset) }.map(\.element)
            var shorter = play.again
            for step in kept { shorter.take(step) }
            let lastKept = kept.last?.at ?? Instant(milliseconds: 0)
            let accepted = again.events.filter { $0.name != .actionRefused && $0.at < lastKept }
            #expect(accepted == shorter.events.filter { $0.at < lastKept }, "seed \(seed)")
        }
    }

    @Test func `one emergency per model, ever`() {
        for (seed, play, _) in Self.plays {
            var used = Set<ModelName>()
            for event in play.events {
                guard let model = event.model else { continue }
                if event.name == .emergencyActivated { #expect(used.insert(model).inserted, "seed \(seed)") }
                if event.name == .emergencyDeclined, event.code == .conflict { used.remove(model) }
            }
        }
    }

    @Test func `a terminal incident never changes`() {
        for (seed, play, _) in Self.plays {
            var state = play.beginning
            for event in play.events {
                let closed = state.incidents.filter(\.state.isTerminal)
                state.apply(event)
                for incident in closed { #expect(state.incident(incident.id) == incident, "seed \(seed)") }
            }
        }
    }

    @Test func `no training is restarted without an approval or an authorisation`() {
        for (seed, play, _) in Self.plays {
            var state = play.beginning
            for event in play.events {
                if case .trainingResumed = event.fact, let model = event.model, let training = state.models[model] {
                    let open = state.openIncident(of: model)?.state
                    let isCleared = open == .ready || open == .applied
                    #expect(isCleared || training.training == .paused(by: .trainer), "seed \(seed)")
                }
                state.apply(event)
            }
        }
    }

    @Test func `no training runs past an overdue review that pauses`() {
        for (seed, play, _) in Self.plays where play.state.policy.onReviewOverdue == .pause {
            var state = play.beginning
            for (index, event) in play.events.enumerated() {
                state.apply(event)
                let isPausing =
                    play.events.indices.contains(index + 1) && play.events[index + 1].name == .trainingPaused
                for incident in state.incidents where incident.state == .overdue && !isPausing {
                    #expect(state.models[incident.model]?.training != .running, "seed \(seed)")
                }
            }
        }
    }

    @Test func `a file changes only by a live authorisation or a submitted fix`() {
        for (seed, play, _) in Self.plays {
            var state = play.beginning
            for event in play.events {
                if case .fixApplied(let fix) = event.fact, let id = event.incident, let incident = state.incident(id) {
                    switch fix.lane {
                    case .emergency: #expect(incident.authorization?.changes == fix.changes, "seed \(seed)")
                    case .standard: #expect(incident.submission?.changes == fix.changes, "seed \(seed)")
                    }
                }
                state.apply(event)
            }
        }
    }

    @Test func `random scenarios reach every state and every event but the shell's own`() {
        var states = Set<IncidentState>()
        var names = Set<EventName>()
        for (_, play, _) in Self.plays {
            for event in play.events {
                names.insert(event.name)
                if let state = event.enters { states.insert(state) }
            }
        }
        #expect(Set(IncidentState.allCases).subtracting(states).isEmpty)
        #expect(Set(EventName.allCases).subtracting(names) == [.policyChanged, .statusReported])
    }
}
