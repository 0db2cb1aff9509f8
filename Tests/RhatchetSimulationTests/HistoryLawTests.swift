import RhatchetProtocol
import RhatchetSimulation
import RhatchetTestSupport
import Testing

/// The laws of histories: every history that the protocol can write keeps to them, and each notices what it is for.
@Suite struct HistoryLawTests {
    @Test func `no history that the protocol writes breaks a law`() {
        for seed in UInt64(1)...2000 {
            let scenario = RandomScenario.make(seed, steps: 30)
            var history = History(scenario.beginning)
            for event in scenario.play().events {
                let broken = history.take(event)
                #expect(broken.isEmpty, "seed \(seed): \(event)")
            }
        }
    }

    @Test(arguments: Tampering.all) func `a history that was tampered with breaks the law`(tampering: Tampering) {
        var events = Self.events
        tampering.change(&events)
        var history = History(Self.beginning)
        let broken = Set(events.flatMap { history.take($0) })
        #expect(broken.contains(tampering.law), "\(broken)")
    }

    @Test func `every law has a tampering that it notices`() {
        #expect(Set(Tampering.all.map(\.law)) == Set(HistoryLaw.all.map(\.sentence)))
    }

    private static let beginning = ProtocolState(models: [ModelDeclaration("model_1"), ModelDeclaration("model_2")])

    /// The example of PROTOCOL 13, by agents.
    private static let events: [Event] = {
        var timeline = Timeline(Self.beginning)
        let steps: [(Int64, Role, Command)] = [
            (0, .modelTrainer, Cases.report), (6, .modeler, Cases.authorize), (20, .codeTranslator, Cases.apply),
            (25, .modelTrainer, Cases.resume), (40, .modelTrainer, Cases.verify), (60, .director, Cases.grant),
        ]
        for (minute, role, command) in steps {
            let action = Action(by: role, participant: Participant(role.rawValue, .agent), command)
            timeline.act(action, at: Instant(milliseconds: minute * 60_000))
        }
        return timeline.events
    }()
}

/// What somebody does to a log, and the law that notices.
struct Tampering: Sendable, CustomTestStringConvertible {
    let law: String
    let change: @Sendable (inout [Event]) -> Void

    var testDescription: String { self.law }

    static let all: [Tampering] = [
        Tampering(law: "incidents are numbered in the order of their opening") { events in
            events.edit(.incidentOpened) { $0.incident = IncidentID(rawValue: 3) }
        },
        Tampering(law: "a model has one open incident at most") { events in
            events.repeatEvent(.incidentOpened) { $0.incident = IncidentID(rawValue: 2) }
        },
        Tampering(law: "a model has one emergency, ever") { $0.repeatEvent(.emergencyActivated) { _ in } },
        Tampering(law: "nothing changes an incident that has ended") { events in
            events.append(
                Event(
                    at: events.end,
                    incident: Cases.one,
                    model: "model_1",
                    by: .role(.director),
                    enters: .ready,
                    fact: .restartApproved(reason: nil, selfReviewed: false)
                )
            )
        },
        Tampering(law: "every event is about an incident and a model that exist") { events in
            events.edit(.verificationPassed) { $0.incident = IncidentID(rawValue: 7) }
        },
        Tampering(law: "a fix is applied as it was authorised, or submitted and approved") { events in
            events.edit(.fixApplied) { event in
                let other = Change(parameter: "draws", from: .int(1000), to: .int(10))
                event.fact = .fixApplied(fix: Fix(lane: .emergency, fixClass: .parameter, changes: [other]))
            }
        },
        Tampering(law: "only a fix that stands is reverted") { events in
            let fix = Fix(lane: .standard, fixClass: .bugfix, changes: [])
            events.append(
                Event(
                    at: events.end,
                    incident: Cases.one,
                    model: "model_1",
                    by: .role(.codeTranslator),
                    fact: .fixReverted(fix: fix)
                )
            )
        },
        Tampering(law: "a review comes after the fix was applied") { events in
            events.removeAll { [.fixApplied, .trainingResumed].contains($0.name) }
        },
        Tampering(law: "a training goes on after an approval or an authorisation") { events in
            events.removeAll { [.fixAuthorized, .fixApplied].contains($0.name) }
        },
        Tampering(law: "no training runs past an overdue review where that pauses it") { events in
            events.insert(
                Event(
                    at: Instant(milliseconds: 80 * 60_000),
                    incident: Cases.one,
                    model: "model_1",
                    by: .engine,
                    enters: .overdue,
                    fact: .reviewOverdue
                ),
                before: .trainingResumed
            )
        },
        Tampering(law: "no agent and no rule decides on what it made itself") { events in
            events.edit(.reviewGranted) { $0.participant = Participant("code_translator", .agent) }
        },
        Tampering(law: "what is resolved was verified") { events in
            events.removeAll { $0.name == .verificationPassed }
        },
        Tampering(law: "every event is by the role to which it belongs") { events in
            events.edit(.fixAuthorized) { $0.by = .role(.director) }
        },
        Tampering(law: "a deadline fires while it runs, at the time at which it was due") { events in
            events.insert(
                Event(
                    at: Instant(milliseconds: 5 * 60_000),
                    incident: Cases.one,
                    model: "model_1",
                    by: .engine,
                    enters: .reported,
                    fact: .emergencyExpired(deadline: .authorize)
                ),
                before: .fixAuthorized
            )
        },
        Tampering(law: "time never runs backwards, but for a deadline that was moved") { events in
            events.edit(.fixApplied) { $0.at = Instant(milliseconds: 1) }
        },
    ]
}

extension [Event] {
    fileprivate var end: Instant { self.last?.at ?? Instant(milliseconds: 0) }

    fileprivate mutating func edit(_ name: EventName, _ change: (inout Event) -> Void) {
        for index in self.indices where self[index].name == name { change(&self[index]) }
    }

    fileprivate mutating func repeatEvent(_ name: EventName, _ change: (inout Event) -> Void) {
        guard let index = self.firstIndex(where: { $0.name == name }) else { return }
        var copy = self[index]
        change(&copy)
        self.insert(copy, at: index + 1)
    }

    fileprivate mutating func insert(_ event: Event, before name: EventName) {
        if let index = self.firstIndex(where: { $0.name == name }) { self.insert(event, at: index) }
    }
}
