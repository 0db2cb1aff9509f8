import RhatchetConfiguration
import RhatchetProtocol
import RhatchetSimulation
import Testing

/// A simulated night is a night of the product: the same engine, the same events.
@Suite struct NightTests {
    /// The seeds' team, made to meet everything: shared files, questions, wrong fixes, misuse.
    private static let troubled: Team = {
        var team = Team.seeds
        team.errors.sharedFile = 0.5
        team.errors.curable = 0.5
        team.errors.rates[.unknown] = 2
        team.trainings.models = 4
        team.mistakes.misuse = 0.8
        team.mistakes.wrongDiagnosis = 0.4
        team.mistakes.wrongFix = 0.4
        team.mistakes.wrongOption = 0.5
        team.mistakes.question = 0.5
        return team
    }()

    @Test(arguments: PolicyName.allCases) func `a night written out is a scenario that replays to the same events`(
        name: PolicyName
    ) throws {
        var met = Set<EventName>()
        for number in 0..<40 {
            let (scenario, events) = Self.troubled.scenario(ofNight: number, under: Policy(name), seed: 3)
            let text = ScenarioText(scenario).lines.joined(separator: "\n")
            let read = try ScenarioReader(file: "night.yaml").read(text)
            #expect(Trace.lines(read) == Trace.lines(scenario))
            #expect(read.play().events.map(Trace.line) == events.map(Trace.line), "night \(number)")
            met.formUnion(events.map(\.name))
        }
        #expect(met.isSuperset(of: [.fixConflicted, .questionAsked, .verificationFailed, .incidentResolved]))
        let isHybrid = name == .hybrid
        #expect(met.contains(.reviewOverdue) == isHybrid && met.contains(.emergencyExpired) == isHybrid)
    }

    @Test func `the same seed gives the same night, another seed another`() {
        let night = Self.troubled.night(5, under: Policy(), seed: 1)
        #expect(night == Self.troubled.night(5, under: Policy(), seed: 1))
        #expect(night != Self.troubled.night(5, under: Policy(), seed: 2))
        #expect(night != Self.troubled.night(6, under: Policy(), seed: 1))
    }

    @Test func `every policy meets the same first errors at the same times`() {
        for number in 0..<50 {
            let nights = PolicyName.allCases.map { Team.seeds.night(number, under: Policy($0), seed: 1) }
            let firsts = nights.map { night in
                (0..<3).map { training in night.incidents.filter { $0.training == training }.map(\.onset).min() }
            }
            #expect(Set(firsts).count == 1, "night \(number)")
        }
    }

    @Test func `times of an incident add up, and nothing comes before its cause`() {
        for number in 0..<200 {
            for incident in Self.troubled.night(number, under: Policy(), seed: 9).incidents {
                let split = Stage.allCases.reduce(Int64(0)) { $0 + incident[$1] }
                #expect(split == incident.delay)
                #expect(incident.openedAt.map { $0 > incident.onset } ?? true)
                #expect(incident.resumedAt.map { $0 > incident.onset } ?? true)
                guard let mended = incident.mendedAfter, !incident.isOverdue, incident.restarts == 1 else { continue }
                #expect(incident.delay == mended)
            }
        }
    }

    /// Whoever is not waited for must come: an incident that stays open keeps further errors away.
    @Test(arguments: PolicyName.allCases, OverdueReview.allCases)
    func `no incident is left open where nobody is waited for`(
        name: PolicyName,
        overdue: OverdueReview
    ) {
        for team in [Team.seeds, Self.troubled] {
            var policy = team.policy(name)
            policy.onReviewOverdue = overdue
            policy.review = .minutes(20)
            for number in 0..<150 {
                let night = team.night(number, under: policy, seed: 5)
                guard night.length < team.trainings.horizon.milliseconds else { continue }
                #expect(night.incidents.allSatisfy { $0.closedAt != nil || $0.incident == nil }, "night \(number)")
            }
        }
    }

    @Test func `errors can come to one training alone`() {
        var team = Team.seeds
        var often = team.errors
        often.rates = [.data: 30]
        team.errors.rates = [:]
        team.errors.byTraining = [1: often]
        let incidents = (0..<20).flatMap { team.night($0, under: Policy(), seed: 1).incidents }
        #expect(incidents.count > 10)
        #expect(incidents.allSatisfy { $0.training == 1 && $0.trouble.category == .data })
    }

    @Test func `who heeds a reminder looks when it comes, others when they would`() {
        var team = Team.seeds
        for desk in team.desks.indices { team.desks[desk].hours = .always }
        team.desks[0].pickup = .constant(.hours(5))
        team.mistakes = .flawless
        let plan = Plan(only: [Plan.Given(at: .hours(2), Trouble(.data, isHalting: true))])
        func triage(_ heeds: Double) -> Int64? {
            team.desks[0].heeds = heeds
            let incident = team.night(0, under: Policy(.centralized), seed: 1, plan: plan).incidents.first
            return incident.map { $0[.triage] / 60_000 }
        }
        // The reminder comes after 30 minutes; the work takes five.
        #expect(triage(0) == 305)
        #expect(triage(1) == 35)
    }

    @Test func `no night loses more than it lasts, and what is lost is what was not kept`() {
        for number in 0..<200 {
            let night = Self.troubled.night(number, under: Policy(.expert), seed: 9)
            #expect(night.lost >= 0 && night.lost <= night.length * Int64(night.trainings))
            #expect(night.converged + night.givenUp <= night.trainings)
            #expect(night.inTime <= night.converged)
        }
    }

    @Test func `where nobody errs and nobody waits, a fix takes its steps and no more`() {
        var team = Team.seeds
        for desk in team.desks.indices {
            team.desks[desk].hours = .always
            team.desks[desk].pickup = .constant(.milliseconds(0))
        }
        team.mistakes = .flawless
        team.errors.notice = .constant(.minutes(1))
        team.work = Dictionary(uniqueKeysWithValues: Step.allCases.map { ($0, .constant(.minutes(10))) })
        // Within its deadline of ten minutes.
        team.work[.authorize] = .constant(.minutes(9))
        let plan = Plan(only: [Plan.Given(at: .hours(2), Trouble(.convergence, isCritical: true))])
        func minutes(_ name: PolicyName) -> Int64? {
            let incident = team.night(0, under: Policy(name), seed: 1, plan: plan).incidents.first
            return incident?.mendedAfter.map { $0 / 60_000 }
        }
        // One minute, then triage, analysis, decision, fix, validation, approval, resume.
        #expect(minutes(.centralized) == 71)
        // Analysis, fix, validation, approval, resume.
        #expect(minutes(.expert) == 51)
        // Authorisation, application, resume.
        #expect(minutes(.hybrid) == 30)
    }

    @Test func `who comes later takes over what waits for another in the same role`() {
        var team = Team.seeds
        func there(from hour: Int) -> Hours {
            Hours(windows: [(from: hour * 60, to: 24 * 60)], days: Array(0..<7), offset: 0)
        }
        team.desks[0] = Desk("early", [.director], hours: there(from: 6))
        team.desks.append(Desk("late", [.director], hours: there(from: 7)))
        team.work[.triage] = .constant(.hours(2))
        team.work[.approve] = .constant(.milliseconds(1))
        team.mistakes = .flawless
        team.trainings.models = 6
        team.trainings.length = .constant(.hours(90))
        team.errors.notice = .constant(.milliseconds(1))
        let errors = (0..<6).map { Plan.Given(training: $0, at: .hours(9), Trouble(.data, isHalting: true)) }
        let night = team.night(0, under: Policy(.centralized), seed: 1, plan: Plan(only: errors))
        // From 5:00 on: three by one until 12:00, three by the other until 13:00, and a little for approvals.
        let longest = night.incidents.map { $0[.triage] }.max() ?? 0
        #expect(longest > 7 * 3_600_000 && longest <= 8 * 3_600_000 + 60_000)
    }

    @Test func `an authorisation at its deadline is in time, one later expires`() {
        var team = Team.seeds
        for desk in team.desks.indices {
            team.desks[desk].hours = .always
            team.desks[desk].pickup = .constant(.milliseconds(0))
        }
        team.mistakes = .flawless
        let plan = Plan(only: [Plan.Given(at: .hours(2), Trouble(.convergence, isCritical: true))])
        // A message takes a millisecond, so that no answer comes at the instant of its question.
        team.work[.authorize] = .constant(.milliseconds(10 * 60_000 - 1))
        #expect(team.night(0, under: Policy(), seed: 1, plan: plan).incidents.first?.emergencyFixes == 1)
        team.work[.authorize] = .constant(.minutes(10))
        let late = team.night(0, under: Policy(), seed: 1, plan: plan).incidents.first
        #expect(late?.hasExpired == true && late?.emergencyFixes == 0)
    }
}
