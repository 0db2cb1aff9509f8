import RhatchetProtocol
import RhatchetSimulation
import Testing

/// A recorded history under other policies.
@Suite struct HistoryTests {
    /// People who are always there and never err, but take their time.
    private static let steady: Team = {
        var team = Team.seeds
        for desk in team.desks.indices { team.desks[desk].hours = .always }
        team.mistakes = .flawless
        team.trainings.models = 1
        return team
    }()

    private func recorded(_ name: PolicyName, _ trouble: Trouble) -> [Event] {
        let plan = Plan(only: [Plan.Given(at: .hours(2), trouble)])
        let policy = Policy(name)
        let configured = ProtocolState().configured(
            policy,
            models: [ModelDeclaration("model_1")],
            at: Instant(milliseconds: 0)
        )
        return [configured] + Self.steady.scenario(ofNight: 1, under: policy, seed: 4, plan: plan).events
    }

    @Test(
        arguments: PolicyName.allCases,
        [
            Trouble(.convergence, isCritical: true), Trouble(.data, isHalting: true), Trouble(.convergence),
        ]
    ) func `under the policy of the record the same people need as long as they did`(
        name: PolicyName,
        trouble: Trouble
    ) throws {
        let history = History(self.recorded(name, trouble))
        let row = try #require(WhatIf(history, Self.steady, under: [Policy(name)], seed: 8).rows.first)
        let took = try #require(row.incident.resumedAfter)
        #expect(row.incident.policy == name)
        // Each message takes a millisecond in a simulation.
        #expect(abs(row.resumed[0] - Double(took.milliseconds) / 3_600_000) * 3_600_000 < 20)
    }

    @Test func `every step of a standard incident is known with its answer time`() throws {
        let history = History(self.recorded(.centralized, Trouble(.convergence)))
        let steps = Set(history.answers.keys)
        #expect(steps == [.triage, .analyse, .decide, .implement, .validate, .approve, .resume])
        let triage = try #require(history.answers[.triage]?.first)
        #expect(triage.milliseconds > 5 * 60_000)
    }

    @Test func `an emergency's steps are known, and the review counts from the fix`() throws {
        let history = History(self.recorded(.hybrid, Trouble(.convergence, isCritical: true)))
        #expect(Set(history.answers.keys) == [.authorize, .apply, .resume, .review])
        let review = try #require(history.answers[.review]?.first)
        #expect(review.milliseconds >= 10 * 60_000)
    }

    @Test func `a slow director is slow in the emergency's place too, and the emergency does not wait`() throws {
        var slow = Self.steady
        slow.work[.triage] = .constant(.hours(5))
        let plan = Plan(only: [Plan.Given(at: .hours(2), Trouble(.convergence, isCritical: true))])
        let policy = Policy(.centralized)
        let history = History(slow.scenario(ofNight: 1, under: policy, seed: 4, plan: plan).events)
        let whatIf = WhatIf(history, Self.steady, under: [policy, Policy(.hybrid)], seed: 8)
        let row = try #require(whatIf.rows.first)
        #expect(row.resumed[0] > 5 && row.resumed[1] < 1)
        #expect(WhatIfText(history, whatIf).lines.contains { $0.contains("triage: {observed: [") })
    }

    @Test func `a store without incidents says so`() {
        let history = History([])
        let whatIf = WhatIf(history, .seeds, under: [Policy()], seed: 1)
        #expect(WhatIfText(history, whatIf).lines == ["no incident is recorded here"])
    }
}
