import RhatchetConfiguration
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
        #expect(abs(row.resumed[0].value - Double(took.milliseconds) / 3_600_000) * 3_600_000 < 20)
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
        #expect(row.resumed[0].value > 5 && row.resumed[1].value < 1)
        #expect(WhatIfText(history, whatIf).lines.contains { $0.contains("triage: {observed: [") })
    }

    /// Twenty-five data errors, an hour apart, to which the director comes after very different times.
    private static let many: [Event] = {
        var team = Self.steady
        team.trainings.models = 25
        team.trainings.length = .constant(.hours(60))
        team.desks[0].count = 25
        team.work[.triage] = .exponential(mean: .minutes(30))
        let errors = (0..<25).map {
            Plan.Given(training: $0, at: .hours(2 + Int64($0)), Trouble(.data, isHalting: true))
        }
        let models = (1...25).map { ModelDeclaration(ModelName(rawValue: "model_\($0)")) }
        let policy = Policy(.centralized)
        let configured = ProtocolState().configured(policy, models: models, at: Instant(milliseconds: 0))
        return [configured] + team.scenario(ofNight: 1, under: policy, seed: 4, plan: Plan(only: errors)).events
    }()

    @Test func `of many answer times a fair sample is given, and not the fastest`() throws {
        let history = History(Self.many)
        let took = try #require(history.answers[.triage]).map { Double($0.milliseconds / 1000) }
        #expect(took.count == 25)
        let whatIf = WhatIf(history, Self.steady, under: [Policy()], seed: 1)
        let line = try #require(WhatIfText(history, whatIf).lines.first { $0.hasPrefix("  triage:") })
        #expect(line.contains("# 25 times, of which 20 quantiles"))
        let list = try #require(line.firstMatch(of: /\[(.*)\]/)).output.1
        let shown = list.split(separator: ", ").compactMap { Double($0.dropLast()) }
        #expect(shown.count == 20 && shown == shown.sorted() && Set(shown).isSubset(of: took))
        #expect(try #require(shown.last) >= took[23])
        let (mean, sample) = (took.reduce(0, +) / 25, shown.reduce(0, +) / 20)
        let fastest = took.prefix(20).reduce(0, +) / 20
        #expect(abs(sample / mean - 1) < 0.1, "\(sample) of \(mean)")
        #expect(fastest / mean < 0.9, "the fastest would show: \(fastest)")
    }

    @Test func `what a history tells of a team can be read as a team's file`() throws {
        let history = History(Self.many)
        let whatIf = WhatIf(history, Self.steady, under: [Policy()], seed: 1)
        let lines = WhatIfText(history, whatIf).lines
        let file = lines.suffix(from: try #require(lines.firstIndex(of: "errors:"))).joined(separator: "\n")
        let people = "\npeople: {all: {roles: [\(Role.allCases.map(\.rawValue).joined(separator: ", "))]}}"
        let team = try TeamReader(file: "team.yaml").read(file + people)
        let hours = Double(history.sampling.milliseconds) / 3_600_000
        #expect(abs(try #require(team.errors.rates[.data]) - 2500 / hours) < 0.001)
        #expect(team.errors.rates[.convergence] == 0 && team.errors.halted[.data] == 1)
        // The upper one of the two middle quantiles: 21 of 40 of all.
        let middle = try #require(history.answers[.triage])[13].milliseconds / 1000
        #expect(team.work[.triage]?.quantile(0.5) == .seconds(middle))
        #expect(file.contains("'pickup: 0s'"))
    }

    @Test func `sampling counts while a training runs, and not while it is halted`() {
        let history = History(self.recorded(.centralized, Trouble(.data, isHalting: true)))
        let events = self.recorded(.centralized, Trouble(.data, isHalting: true))
        let halted = events.first { $0.name == .incidentOpened }?.at.milliseconds ?? 0
        let resumed = events.first { $0.name == .trainingResumed }?.at.milliseconds ?? 0
        let last = events.last?.at.milliseconds ?? 0
        let completed = events.first { $0.name == .trainingCompleted }?.at.milliseconds ?? last
        #expect(history.sampling.milliseconds == completed - (resumed - halted))
    }

    @Test(arguments: [PolicyName.centralized, .hybrid])
    func `hours lost under the policy of the record are those recorded`(
        name: PolicyName
    ) throws {
        let history = History(self.recorded(name, Trouble(.convergence, isCritical: true)))
        let whatIf = WhatIf(history, Self.steady, under: [Policy(name), Policy(.expert)], seed: 8)
        #expect(whatIf.mended == 1 && whatIf.recorded > 0)
        #expect(abs(whatIf.lost[0].value - whatIf.recorded) < 0.001)
        let difference = try #require(whatIf.differences.first)
        #expect(difference.low <= difference.value && difference.value <= difference.high)
        #expect(abs(difference.value - (whatIf.lost[1].value - whatIf.lost[0].value)) < 1e-9)
    }

    @Test func `a store without incidents says so`() {
        let history = History([])
        let whatIf = WhatIf(history, .seeds, under: [Policy()], seed: 1)
        #expect(WhatIfText(history, whatIf).lines == ["no incident is recorded here"])
    }
}
