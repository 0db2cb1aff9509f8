import RhatchetProtocol
import RhatchetSimulation
import Testing

/// Which policy and which deadlines lose a team the least.
@Suite struct AdviceTests {
    private static let ofSeeds = Task { await PolicyAdvice(.seeds, runs: 60, seed: 1) }

    @Test func `no policy of the front is beaten by another that was measured, and the safest asks before each fix`()
        async throws
    {
        let advice = await Self.ofSeeds.value
        for one in advice.front {
            let isBeaten = advice.measured.contains {
                $0.lost.value < one.lost.value - 1.0 / 12 && $0.unreviewed.value < one.unreviewed.value
            }
            #expect(!isBeaten, "\(one.name)")
        }
        let unreviewed = advice.front.map(\.unreviewed.value)
        #expect(unreviewed == unreviewed.sorted(by: >))
        #expect(advice.safest.map { $0.policy.name != .hybrid } == true)
    }

    @Test func `the gain is measured on other nights than those of the search, against the policy of today`()
        async throws
    {
        let advice = await Self.ofSeeds.value
        let gain = try #require(advice.best.gain)
        #expect(gain.high < 0)
        #expect(abs(gain.value - (advice.best.lost.value - advice.today.lost.value)) < 1e-9)
        let searched = try #require(advice.tried.first { $0.policy == advice.best.policy })
        #expect(searched.lost != advice.best.lost)
    }

    @Test func `each deadline is moved alone, and what only reminds is said to change nothing`() async {
        let advice = await Self.ofSeeds.value
        #expect(
            advice.idle == [.resumeReminder, .triage, .analysis, .recommendation, .delegated, .decision]
        )
        let policies = Set(advice.tried.map(\.policy))
        let usual = Team.seeds.policy(.hybrid)
        #expect(policies.contains { $0.authorize != usual.authorize && $0.apply == usual.apply && $0.fix == usual.fix })
        #expect(policies.contains { $0.apply != usual.apply && $0.authorize == usual.authorize && $0.fix == usual.fix })
        #expect(policies.contains { $0.analysis != usual.analysis && $0.recommendation == usual.recommendation })
    }

    @Test func `where people heed reminders and look seldom, the deadlines that remind are worth shortening`()
        async throws
    {
        var slow = Team.seeds
        for desk in slow.desks.indices {
            slow.desks[desk].hours = .always
            slow.desks[desk].onCall = nil
        }
        slow.desks[0].pickup = .constant(.hours(6))
        slow.desks[0].heeds = 1
        slow.policy.name = .centralized
        slow.policy.triage = .hours(4)
        let advice = await PolicyAdvice(slow, runs: 10, seed: 1)
        #expect(!advice.idle.contains(.triage))
        let short = try #require(advice.tried.first { $0.policy == slow.policy.moved(triage: .minutes(5)) })
        let long = try #require(advice.tried.first { $0.policy == slow.policy.moved(triage: .hours(12)) })
        #expect(short.lost.high < long.lost.low)
        #expect(AdviceText(advice, for: slow).lines.contains { $0.hasPrefix("of it by '") })
    }

    @Test func `CSV and JSON have the advice that was asked for`() async {
        let comparison = await Comparison(.seeds, under: [Policy()], runs: 20, seed: 1)
        let advice = await Self.ofSeeds.value
        let lines = ComparisonCSV(comparison, advice: advice).lines
        #expect(lines.contains { $0.contains("advice_lost") })
        #expect(lines.count == ComparisonCSV(comparison).lines.count + 3 * advice.measured.count)
        #expect(ComparisonJSON(comparison, advice: advice).text.contains("\"difference_from_today\""))
    }
}

extension Policy {
    fileprivate func moved(triage: TimeAmount) -> Policy {
        var policy = self
        policy.triage = triage
        return policy
    }
}
