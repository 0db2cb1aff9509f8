import Foundation
import RhatchetProtocol
import Testing

/// What stands in the log can be read back, and reads as itself.
@Suite struct RecordTests {
    @Test func `every event of random scenarios survives the log`() throws {
        for seed in UInt64(1)...20 {
            let play = Rehearsal.random(seed, of: 150).play
            let stored = try JSONEncoder().encode(play.events)
            #expect(try JSONDecoder().decode([Event].self, from: stored) == play.events)
        }
    }

    @Test func `an action survives the way to an agent and back`() throws {
        let action = Action(by: .modeler, .authorize(incident: Cases.one, authorization: Cases.authorization))
        let stored = try JSONEncoder().encode(action)
        #expect(try JSONDecoder().decode(Action.self, from: stored) == action)
    }

    @Test func `an R-hat that is no number is a sampling failure and can be written`() throws {
        for rhat in [Double.nan, .infinity, -.infinity] {
            let finding = Finding(category: .convergence, rhat: rhat, checks: 1)
            #expect(finding.rhat == nil && finding.samplingFailed)
            #expect(try !JSONEncoder().encode(finding).isEmpty)
        }
    }

    @Test func `a policy is written under the names of the policy file`() throws {
        let stored = String(decoding: try JSONEncoder().encode(Policy()), as: UTF8.self)
        #expect(stored.contains(#""on_review_overdue":"pause""#))
        #expect(stored.contains(#""authorize":600000"#))
    }

    @Test func `incidents are read as they are shown`() {
        #expect(IncidentID("INC-12") == IncidentID(rawValue: 12))
        #expect(IncidentID("12")?.description == "INC-12")
        #expect(IncidentID("INC-0") == nil)
        #expect(IncidentID("inc") == nil)
    }

    @Test func `a configuration becomes part of the log`() {
        var state = ProtocolState()
        state.apply(state.configured(Policy(.expert), models: [ModelDeclaration("m")], at: .read("0:00")))
        #expect(state == ProtocolState(policy: Policy(.expert), models: [ModelDeclaration("m")]))
    }
}
