import RhatchetDiagnostics
import RhatchetProtocol
import RhatchetTriage
import Testing

@Suite struct TooEarlyTests {
    @Test(arguments: [
        ([24.9, 24.9, 24.9, 24.9], ConvergenceState.tooEarly), ([25, 24.9, 0, 0], .tooEarly),
        ([25, 25, 0, 0], .critical), ([200, 200, 200, 0], .critical),
    ])
    func `an R-hat counts once two chains hold 25 effective draws of their own`(
        chainESS: [Double],
        state: ConvergenceState
    ) {
        let verdict = ConvergenceJudge.first(Looks.look([Looks.element(1.6, chainESS: chainESS)]))
        #expect(verdict.state == state)
        #expect(verdict.tooEarly == (state == .tooEarly ? 1 : 0))
        #expect(verdict.worst?.rhat == 1.6)
    }

    @Test(arguments: [(1, ConvergenceState.critical), (1_000_000, .tooEarly)])
    func `the more parameters there are, the clearer one must be apart`(others: Int, state: ConvergenceState) {
        let apart = Looks.element(1.6, chainESS: [25, 25, 0, 0])
        let elements = [apart] + [ParameterLook](repeating: Looks.element(1.0), count: others)
        #expect(ConvergenceJudge.first(Looks.look(elements)).state == state)
    }

    @Test(arguments: [(4.0, ConvergenceState.tooEarly), (6.0, .warning)])
    func `chains that travel are a finding before their R-hat counts`(trend: Double, state: ConvergenceState) {
        var element = Looks.element(1.5, chainESS: [6, 6, 6, 6])
        element.trend = trend
        let verdict = ConvergenceJudge.first(Looks.look([element]))
        #expect(verdict.state == state)
        #expect((verdict.finding?.signs ?? []) == (state == .warning ? [.slow] : []))
        #expect(verdict.finding?.rhat == nil)
    }

    @Test func `one element that does not count yet is enough to say too early`() {
        let elements = [Looks.element(1.0), Looks.element(1.4, name: "tau", chainESS: [9, 9, 9, 9])]
        let verdict = ConvergenceJudge.first(Looks.look(elements))
        #expect(verdict.state == .tooEarly)
        #expect(verdict.finding == nil)
        #expect(verdict.concerns.map(\.name) == ["tau"])
        #expect(verdict.concerned == 0)
    }

    @Test func `a finding is said although another element does not count yet`() {
        let elements = [Looks.element(1.4), Looks.element(1.5, name: "tau", chainESS: [9, 9, 9, 9])]
        #expect(ConvergenceJudge.first(Looks.look(elements)).state == .critical)
    }

    @Test func `before the first check it is too early, with the numbers as they are`() {
        let verdict = ConvergenceJudge.first(Looks.look(1.8, draws: 49))
        #expect(verdict.state == .tooEarly)
        #expect(verdict.count == CheckCount(made: 0, held: 0, needed: 2))
        #expect(verdict.worst?.rhat == 1.8)
        #expect(verdict.draws == 49)
        #expect(verdict.finding == nil)
    }

    @Test func `nothing has begun yet`() {
        let look = Look(chains: [], draws: 0, parameters: [], plannedDraws: 1000, isComplete: false)
        #expect(ConvergenceJudge.first(look).state == .tooEarly)
    }

    @Test func `a lone chain is never judged by its R-hat`() {
        var judge = ConvergenceJudge.standard
        for draws in stride(from: 100, through: 900, by: 100) {
            let look = Looks.look([Looks.element(1.9, chainESS: [90])], draws: draws, chains: 1)
            #expect(judge.judge(look, elapsed: .zero).state == .tooEarly)
        }
    }

    /// Cut trees in every look, one element that does not count yet, checks every `spacing` draws.
    private func firstConfirmed(planned: Int, change: (inout ChainLook) -> Void = { _ in }) -> Int? {
        var judge = ConvergenceJudge.standard
        for draws in stride(from: 50, through: planned - 50, by: 50) {
            let elements = [Looks.element(1.0), Looks.element(2.0, name: "tau", chainESS: [9, 9, 9, 9])]
            let look = Looks.look(elements, draws: draws, planned: planned) {
                $0.saturated = draws
                change(&$0)
            }
            if judge.judge(look, elapsed: .zero).isConfirmed { return draws }
        }
        return nil
    }

    @Test(arguments: [(1000, 350), (4000, 800)])
    func `a warning waits for 350 draws, or for the first check after 0.175 of the plan`(
        planned: Int,
        draws: Int
    ) {
        #expect(self.firstConfirmed(planned: planned) == draws)
    }

    @Test func `a chain that is stuck at two checks does not wait`() {
        #expect(self.firstConfirmed(planned: 1000) { $0.unmoved = $0.chain == 1 ? 1 : 0 } == 100)
    }

    @Test func `a critical finding does not wait`() {
        var judge = ConvergenceJudge.standard
        for (draws, confirmed) in [(50, false), (100, true)] {
            let elements = [Looks.element(1.4), Looks.element(2.0, name: "tau", chainESS: [9, 9, 9, 9])]
            #expect(judge.judge(Looks.look(elements, draws: draws), elapsed: .zero).isConfirmed == confirmed)
        }
    }
}
