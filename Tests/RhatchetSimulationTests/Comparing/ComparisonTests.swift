import RhatchetProtocol
import RhatchetSimulation
import Testing

/// Policies compared, claims checked, advice given.
@Suite struct ComparisonTests {
    private static func compared(
        _ runs: Int = 60,
        _ names: [PolicyName] = PolicyName.allCases,
        seed: UInt64 = 1
    ) async -> Comparison {
        await Comparison(.seeds, under: names.map(Team.seeds.policy), runs: runs, seed: seed)
    }

    /// Of the seeds' team, for several tests.
    private static let checked = Task { await Claims(await Self.compared())?.check() ?? [] }

    @Test func `the same seed gives the same bytes in every format`() async {
        let (one, two) = (await Self.compared(), await Self.compared())
        #expect(ComparisonText(one).lines == ComparisonText(two).lines)
        #expect(ComparisonJSON(one).text == ComparisonJSON(two).text)
        #expect(ComparisonCSV(one).lines == ComparisonCSV(two).lines)
        #expect(ComparisonCSV(one).lines != ComparisonCSV(await Self.compared(seed: 2)).lines)
    }

    /// Worked out once on x86-64; another machine, compiler or order of a dictionary must give the same.
    @Test func `the numbers of a small comparison are these, on every machine`() async {
        let lines = ComparisonCSV(await Self.compared(20)).lines
        let hash = lines.joined(separator: "\n").utf8.reduce(UInt64(0xCBF2_9CE4_8422_2325)) {
            ($0 ^ UInt64($1)) &* 0x100_0000_01B3
        }
        #expect(hash == 15_965_793_510_701_396_163, "\(lines.prefix(4))")
    }

    @Test func `an interval holds its value, and a difference is that of the values`() async throws {
        let comparison = await Self.compared()
        let (central, hybrid) = (comparison.results[0], comparison.results[2])
        for measure in Measure.allCases where !hybrid[measure].value.isNaN && !central[measure].value.isNaN {
            #expect(hybrid[measure].low <= hybrid[measure].value && hybrid[measure].value <= hybrid[measure].high)
            let difference = try #require(hybrid.difference(.measure(measure)))
            #expect(abs(difference.value - (hybrid[measure].value - central[measure].value)) < 1e-9)
        }
        #expect(Quantity.all.allSatisfy { central.difference($0) == nil })
    }

    /// Forty samples of a hundred nights each: the interval of 95 % holds the truth in all but a few.
    @Test func `intervals hold what many more nights find`() async {
        let policy = Team.seeds.policy(.hybrid)
        let truth = await Comparison(.seeds, under: [policy], runs: 3000, seed: 99).results[0]
        var held = 0
        for seed in 1...40 as ClosedRange<UInt64> {
            let lost = await Comparison(.seeds, under: [policy], runs: 100, seed: seed).results[0][.lost]
            if lost.low <= truth[.lost].value, truth[.lost].value <= lost.high { held += 1 }
        }
        #expect(held >= 34, "\(held) of 40")
    }

    @Test func `all of the seeds' claims are checked, each under a name of its own`() async throws {
        let checked = await Self.checked.value
        #expect(checked.count == 19 && Set(checked.map(\.name)).count == 19)
        #expect(checked.filter { $0.name.hasPrefix("criterion-") }.count == 8)
        for name in ["criterion-1", "criterion-2", "criterion-3", "criterion-4", "two-oclock"] {
            #expect(checked.first { $0.name == name }?.verdict == .holds, "\(name)")
        }
        #expect(checked.first { $0.name == "two-oclock-lost" }?.verdict == .fails)
    }

    @Test func `what needs no emergency is said not to be met, and neither held nor failed`() async throws {
        var calm = Team.seeds
        calm.errors.critical = 0
        calm.errors.sharedFile = 0
        let comparison = await Comparison(calm, under: PolicyName.allCases.map(calm.policy), runs: 20, seed: 1)
        let checked = try await #require(Claims(comparison)).check()
        for name in [
            "eight-times", "conflicts", "not-used", "criterion-5", "criterion-6", "criterion-7",
        ] {
            #expect(checked.first { $0.name == name }?.verdict == .notMet, "\(name)")
        }
        #expect(ClaimsText(checked).lines[0].contains("are not met here"))
        calm.errors.rates = [:]
        let nothing = await Comparison(calm, under: PolicyName.allCases.map(calm.policy), runs: 5, seed: 1)
        let unmet = try await #require(Claims(nothing)).check().filter { $0.verdict == .notMet }.map(\.name)
        #expect(Set(unmet).isSuperset(of: ["beyond-approval", "restarts", "criterion-8"]))
    }

    @Test func `what is said of late reviews is what the policy makes of them`() async throws {
        var standing = Team.seeds
        standing.policy.onReviewOverdue = .stand
        for (team, words) in [(Team.seeds, "pause the training"), (standing, "the training runs on without one")] {
            let comparison = await Comparison(team, under: PolicyName.allCases.map(team.policy), runs: 20, seed: 1)
            let checked = try await #require(Claims(comparison)).check()
            let found = try #require(checked.first { $0.name == "criterion-6" }?.found)
            #expect(found.contains(words), "\(found)")
        }
    }

    @Test func `a check that sees nothing mitigates nothing`() async throws {
        var blind = Team.seeds
        blind.mistakes.caughtByTranslator = 0
        let comparison = await Comparison(blind, under: PolicyName.allCases.map(blind.policy), runs: 20, seed: 1)
        let checked = try await #require(Claims(comparison)).check()
        #expect(checked.first { $0.name == "wrong-diagnosis" }?.verdict == .fails)
        #expect(await Self.checked.value.first { $0.name == "wrong-diagnosis" }?.verdict == .holds)
    }

    @Test func `a claim follows the assumptions: where nobody sleeps and reviews, the night is saved`() async throws {
        var awake = Team.seeds
        for desk in awake.desks.indices { awake.desks[desk].hours = .always }
        let comparison = await Comparison(awake, under: PolicyName.allCases.map(awake.policy), runs: 20, seed: 1)
        let checked = try await #require(Claims(comparison)).check()
        #expect(checked.first { $0.name == "two-oclock" }?.verdict != .holds)
        #expect(checked.first { $0.name == "two-oclock-lost" }?.verdict == .holds)
    }

    @Test func `claims need both policies that they are about`() async {
        #expect(Claims(await Self.compared(5, [.hybrid])) == nil)
    }

    @Test func `a page allows its own style sheet and nothing besides`() async {
        let report = await Report(await Self.compared(10))
        let page = ReportPage(report).text
        #expect(page.contains("default-src 'none'; style-src 'sha256-"))
        for forbidden in ["<script", "style=\"", "http://", "https://", "<img", "<link"] {
            let found = page.replacing("http://www.w3.org/2000/svg", with: "").contains(forbidden)
            #expect(!found, "\(forbidden)")
        }
        #expect(report.plots.count == 7)
        for heading in ["What an incident's time is spent on", "Differences over the same nights", "notice"] {
            #expect(page.contains(heading), "\(heading)")
        }
        #expect(page == ReportPage(await Report(await Self.compared(10))).text)
    }
}
