import RhatchetDiagnostics
import RhatchetTriage
import Testing

@Suite("A rule by which a training has drawn enough")
struct StopRuleTests {
    private static func element(_ name: String, rhat: Double, ess: Double, constant: Bool = false) -> ParameterLook {
        ParameterLook(name: name, rhat: rhat, essBulk: ess, essTail: ess, chainESS: [], isConstant: constant)
    }

    private static func look(_ draws: Int, chains: Int = 4, _ elements: [ParameterLook]) -> Look {
        let chains = (0..<chains).map { number in
            var chain = ChainLook(chain: number)
            chain.isSummarized = true
            chain.draws = draws
            return chain
        }
        return Look(chains: chains, draws: draws, parameters: elements, plannedDraws: 1000, isComplete: false)
    }

    private static let good = [Self.element("mu", rhat: 1.004, ess: 500), Self.element("tau", rhat: 1.01, ess: 400)]

    @Test(
        "is written as it is read",
        arguments: [
            "rhat <= 1.01", "rhat < 1.05 and ess_bulk >= 400", "ess_tail(theta[1]) > 100 and draws >= 2000",
        ]
    )
    func roundTrip(text: String) throws {
        #expect(try StopRule(text).description == text)
    }

    @Test(
        "says where it goes wrong",
        arguments: [
            ("", 1, "a statistic is missing"), ("rhta <= 1.01", 1, "'rhta' is no statistic"),
            ("rhat >= 1.01", 6, "rhat is bounded with '<' or '<='"), ("rhat <= 0.9", 9, "at least 1"),
            ("rhat <= high", 9, "'high' is no number"), ("rhat <= 1.01 or draws > 5", 14, "'and'"),
            ("ess_bulk(mu >= 4", 9, "')' is missing"), ("draws(mu) > 4", 6, "by chain"),
            ("draws > 4 and", 14, "missing"),
            ("ess_bulk > 0", 12, "above 0"), ("ess_bulk() > 10", 9, "name is missing"),
        ]
    )
    func mistakes(text: String, column: Int, part: String) {
        let error = #expect(throws: StopRuleError.self) { try StopRule(text) }
        #expect(error?.column == column && error?.message.contains(part) == true, "\(error?.description ?? "")")
    }

    @Test("must hold at two checks with new draws between them")
    func twoChecks() throws {
        var judge = StopJudge([try StopRule("rhat <= 1.01 and ess_bulk >= 400")], checkDraws: 50)
        #expect(judge.judge(Self.look(200, Self.good), plannedChains: 4) == nil)
        #expect(judge.judge(Self.look(249, Self.good), plannedChains: 4) == nil)
        #expect(judge.judge(Self.look(250, Self.good), plannedChains: 4) != nil)
    }

    @Test("begins to count again when it fails between")
    func interrupted() throws {
        var judge = StopJudge([try StopRule("ess_bulk >= 400")], checkDraws: 50)
        let bad = [Self.element("mu", rhat: 1, ess: 399)]
        #expect(judge.judge(Self.look(200, Self.good), plannedChains: 4) == nil)
        #expect(judge.judge(Self.look(260, bad), plannedChains: 4) == nil)
        #expect(judge.judge(Self.look(320, Self.good), plannedChains: 4) == nil)
        #expect(judge.judge(Self.look(380, Self.good), plannedChains: 4) != nil)
    }

    @Test("of several, each is judged by itself")
    func several() throws {
        let rules = [try StopRule("rhat <= 1.001"), try StopRule("ess_bulk(mu) >= 450")]
        var judge = StopJudge(rules, checkDraws: 50)
        _ = judge.judge(Self.look(200, Self.good), plannedChains: 4)
        #expect(judge.judge(Self.look(300, Self.good), plannedChains: 4) == rules[1])
        #expect(judge.readings.map { $0.map(\.holds) } == [[false], [true]])
        #expect(judge.readings[0][0].element == "tau")
    }

    @Test("a structural constant blocks none, and what has no value does")
    func constantAndStuck() throws {
        let rule = try StopRule("rhat <= 1.01")
        let constant = Self.element("L[0, 0]", rhat: .nan, ess: .nan, constant: true)
        #expect(rule.conditions[0].read(Self.look(200, Self.good + [constant])).holds)
        let stuck = rule.conditions[0].read(Self.look(200, Self.good + [Self.element("z", rhat: .nan, ess: .nan)]))
        #expect(!stuck.holds && stuck.element == "z")
    }

    @Test("waits for every planned chain")
    func chainsWaiting() throws {
        var judge = StopJudge([try StopRule("draws >= 100")], checkDraws: 50)
        for draws in [200, 300, 400] {
            #expect(judge.judge(Self.look(draws, chains: 2, Self.good), plannedChains: 4) == nil)
        }
        _ = judge.judge(Self.look(500, Self.good), plannedChains: 4)
        #expect(judge.judge(Self.look(600, Self.good), plannedChains: 4) != nil)
    }

    @Test("a name that nothing has is told, a variable stands for its elements")
    func names() throws {
        let judge = StopJudge([try StopRule("rhat(theta) <= 1.01 and ess_bulk(nu) > 5")], checkDraws: 50)
        let look = Self.look(
            200,
            [Self.element("theta[0]", rhat: 1, ess: 9), Self.element("theta[1]", rhat: 1.2, ess: 9)]
        )
        #expect(judge.unknownNames(in: look) == ["nu"])
        #expect(try StopRule("rhat(theta) <= 1.01").conditions[0].read(look).element == "theta[1]")
    }
}
